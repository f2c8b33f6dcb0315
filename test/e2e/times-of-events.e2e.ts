import { expect, test } from './test.ts';

test('an event says that it begins in two hours, and then that it goes on', async ({ page }) => {
	await page.goto('/');
	const card = page.locator('time[data-end]').first();
	const start = Date.parse((await card.getAttribute('datetime')) ?? '');
	const beside = card.locator('+ .soon');

	await page.clock.setFixedTime(start - 7_200_000);
	await page.reload();
	await expect(beside).toHaveText('in 2 hours');
	// The page itself says neither: it may come from a cache.
	expect(await (await page.request.get('/')).text()).not.toContain('in 2 hours');

	await page.clock.setFixedTime(start + 60_000);
	await page.evaluate(() => document.dispatchEvent(new Event('events-added')));
	await expect(beside).toHaveText((await card.getAttribute('data-until')) ?? 'something');

	await page.clock.setFixedTime(start + 30 * 86_400_000);
	await page.evaluate(() => document.dispatchEvent(new Event('events-added')));
	await expect(beside).toHaveText('');
});
