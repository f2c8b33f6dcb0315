import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { browserOptions } from '../../tools/browser-options.ts';
import { storageStateOf } from './signed-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

const linkToBusinesses = (page: Page) => page.locator('a[href="/businesses"]').first();

test('nothing on anonymous pages keeps them out of the back/forward cache', async () => {
	// Playwright switches that cache off by default.
	const ignoreDefaultArgs = ['--disable-back-forward-cache'];
	await using browser = await chromium.launch({ ...browserOptions(), ignoreDefaultArgs });
	const page = await browser.newPage({ baseURL: origin });
	const client = await page.context().newCDPSession(page);
	const reasons: string[] = [];
	client.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
		for (const { type, reason } of notRestoredExplanations) {
			// The build of Chromium without windows has no such cache.
			if (type !== 'Circumstantial') reasons.push(reason);
		}
	});
	await client.send('Page.enable');
	for (const path of ['/', '/help']) {
		await page.goto(path);
		await page.evaluate(() => document.body.setAttribute('data-left', 'here'));
		await linkToBusinesses(page).click();
		await page.waitForURL('**/businesses');
		// `goBack` waits for an event that a page from this cache does not have.
		// Later, because the page that is asked is left at once.
		await page.evaluate(() => void setTimeout(() => history.back()));
		await page.waitForURL(origin + path, { waitUntil: 'commit' });
		const isRestored = await page.locator('body[data-left="here"]').count();
		if (browserOptions().executablePath?.endsWith('/chromium')) expect(isRestored).toBe(1);
	}
	expect(reasons).toEqual([]);
});

test('public links are fetched when somebody is about to follow them', async ({ page }) => {
	const client = await page.context().newCDPSession(page);
	const found: { rules: unknown[]; prefetches: string[] } = { rules: [], prefetches: [] };
	client.on('Preload.ruleSetUpdated', ({ ruleSet }) => {
		found.rules.push(ruleSet.errorMessage ?? JSON.parse(ruleSet.sourceText));
	});
	client.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
		found.prefetches.push(`${status} ${prefetchUrl}`);
	});
	await client.send('Preload.enable');
	await page.goto('/');
	await expect.poll(() => found.rules).toEqual([{ prefetch: [expect.anything()] }]);
	expect(found.prefetches).toEqual([]);
	await linkToBusinesses(page).hover();
	await expect.poll(() => found.prefetches).toContain(`Ready ${origin}/businesses`);
});

test('links are not fetched for people who are signed in, nor the way to sign in', async ({
	request,
	playwright
}) => {
	const rulesOf = (response: Awaited<ReturnType<typeof request.get>>) =>
		response.headers()['speculation-rules'];
	expect(rulesOf(await request.get('/'))).toBe('"/speculation-rules.json"');
	const storageState = await storageStateOf('emil-owner');
	const signedIn = await playwright.request.newContext({ baseURL: origin, storageState });
	expect(rulesOf(await signedIn.get('/'))).toBeUndefined();
	const rules = await request.get('/speculation-rules.json');
	expect(rules.headers()['content-type']).toBe('application/speculationrules+json');
	expect(await rules.text()).not.toMatch(/login|auth|dashboard|account/);
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
	test(`pages blend into each other, with the preference ${reducedMotion}`, async ({ browser }) => {
		await using context = await browser.newContext({ baseURL: origin, reducedMotion });
		const page = await context.newPage();
		await page.addInitScript(() => {
			addEventListener('pagereveal', ({ viewTransition }) => {
				document.documentElement.setAttribute('data-blends', String(viewTransition !== null));
			});
		});
		await page.goto('/');
		await linkToBusinesses(page).click();
		await page.waitForURL('**/businesses');
		const expected = String(reducedMotion === 'no-preference');
		await expect(page.locator('html')).toHaveAttribute('data-blends', expected);
	});
}
