import type { Page } from '@playwright/test';
import { signInAs } from './sign-in.ts';
import { expect, test } from './test.ts';

/** The sign-in page and error pages, with how to open them. */
const pages: Record<string, (page: Page) => Promise<unknown>> = {
	'the sign-in page': (page) => page.goto('/login'),
	'a failed callback': (page) => signInAs(page, 'dana-declines'),
	'a 404 page': (page) => page.goto('/no-such-page'),
	'a rejected sign-in': (page) => page.goto('/auth/login?provider=Friendster')
};

for (const [name, open] of Object.entries(pages)) {
	test(`${name} has no script`, async ({ page, baseURL }) => {
		const scripts: string[] = [];
		page.on('request', (request) => {
			if (request.resourceType() === 'script') scripts.push(request.url());
		});
		await open(page);
		await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
		expect(new URL(page.url()).origin).toBe(baseURL);
		expect(await page.content()).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
		expect(scripts).toEqual([]);
	});
}

test('an injected script does not run', async ({ page, violations }) => {
	await page.goto('/login');
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'document.title = "Taken over"';
		document.body.append(script);
	});
	await expect.poll(() => violations.splice(0)).toHaveLength(1);
	await expect(page).toHaveTitle('Sign in · Popmap');
});
