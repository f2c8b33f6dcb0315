import { withAndWithoutScripts } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { origin } from './test-site.ts';
import { expect, test } from './test.ts';

test(
	'API tokens are made, used by a program, and deleted',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInAs(page, 'emil-owner', '/account/tokens');
		await page.getByLabel('Read what you can see').uncheck();
		await page.getByLabel('Name').fill('Till in the shop');
		await page.getByRole('button', { name: 'Make the token' }).click();
		await expect(page.getByRole('alert')).toContainText('Please choose at least one.');
		await expect(page.getByLabel('Name')).toHaveValue('Till in the shop');
		await page.getByLabel('Read what you can see').check();
		await page.getByRole('button', { name: 'Make the token' }).click();
		const token = await page.getByLabel('Your new token').inputValue();
		const me = async () => {
			const headers = { authorization: `Bearer ${token}` };
			return (await fetch(`${origin}/api/auth/me`, { headers })).status;
		};
		expect(await me()).toBe(200);
		await page.goto('/account/tokens');
		await expect(page.getByText(token)).toHaveCount(0);
		const card = page.getByRole('listitem').filter({ hasText: 'Till in the shop' });
		await expect(card).toContainText('Last used');
		await card.getByRole('button', { name: 'Delete Till in the shop' }).click();
		await expect(page.getByText('The token is deleted.')).toBeVisible();
		expect(await me()).toBe(401);
	}
);
