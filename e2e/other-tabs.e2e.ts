import { expect, test } from './test.ts';
import { signInAs } from './people.ts';

test('signing out in one tab shows in the others', async ({ page, context, javaScriptEnabled }) => {
	test.skip(javaScriptEnabled === false, 'The other tab learns of it by a script.');
	await signInAs(page, 'anna-attendee', '/account');
	const other = await context.newPage();
	await other.goto('/businesses');
	const signIn = other.getByRole('banner').getByRole('link', { name: 'Sign in' });
	await expect(signIn).toHaveCount(0);

	await page.bringToFront();
	await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await expect(signIn).toBeVisible();
});
