import { onDesktop } from './projects.ts';
import { expect, test } from './test.ts';

test.use({ signedInAs: 'emil-owner' });

test('the account menu lies open where popovers are not known', onDesktop, async ({ page }) => {
	// Makes this browser behave as one from before popovers.
	await page.route('**/*.css', async (route) => {
		const response = await route.fetch();
		const css = (await response.text()).replaceAll(':popover-open', ':unknown-to-browsers');
		await route.fulfill({ response, body: css });
	});
	await page.route('**/dashboard', async (route) => {
		const response = await route.fetch();
		const html = (await response.text()).replace(/ popover(=""|(?=>))/, '');
		await route.fulfill({ response, body: html });
	});
	await page.goto('/dashboard');
	await expect(page.getByRole('button', { name: /^Account menu/ })).toBeHidden();
	const menu = page.locator('#account-menu');
	await expect(menu).not.toHaveAttribute('popover');
	await expect(menu.getByRole('link', { name: 'Account' })).toBeInViewport();
	await menu.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	// The last page may still wait for its stylesheet.
	await page.unrouteAll({ behavior: 'ignoreErrors' });
});
