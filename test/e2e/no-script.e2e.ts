import type { Page } from '@playwright/test';
import { signInAs } from './people.ts';
import { expect, test } from './test.ts';

/** Pages of the sign-in and what goes wrong around it, and how one gets there. */
const pages: Record<string, (page: Page) => Promise<unknown>> = {
	'the sign-in page': (page) => page.goto('/login'),
	'a failed callback': (page) => signInAs(page, 'dana-declines'),
	'a page that is not there': (page) => page.goto('/no-such-page'),
	'a refusal': (page) => page.goto('/auth/login?provider=Friendster')
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

test('a script that finds its way into a page does not run', async ({ page, violations }) => {
	await page.goto('/login');
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'document.title = "Taken over"';
		document.body.append(script);
	});
	await expect.poll(() => violations.splice(0)).toHaveLength(1);
	await expect(page).toHaveTitle('Sign in · Popmap');
});
