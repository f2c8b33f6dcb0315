import { onPhoneAndDesktop } from './projects.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'anna-attendee' });

test('signing out in one tab updates the other tabs', async ({ page, context }) => {
	await page.goto('/account');
	const other = await context.newPage();
	await other.goto('/businesses');
	const signIn = other.getByRole('banner').getByRole('link', { name: 'Sign in' });
	await expect(signIn).toHaveCount(0);

	await page.bringToFront();
	await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await expect(signIn).toBeVisible();
});

test(
	'a tab with unsaved input shows a notice instead of reloading',
	onPhoneAndDesktop,
	async ({ page, context }) => {
		await page.goto('/businesses/new');
		await page.getByLabel('TikTok').fill('https://www.tiktok.com/@half');
		const other = await context.newPage();
		await other.goto('/account');
		await other.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
		const notice = page.getByRole('alert').filter({ hasText: 'in another tab' });
		await expect(notice).toBeInViewport({ ratio: 1 });
		await expect(page.getByLabel('TikTok')).toHaveValue('https://www.tiktok.com/@half');
	}
);
