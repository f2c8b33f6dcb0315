import { withAndWithoutScripts } from './projects.ts';
import { continueAs, signInAs, typePassword } from './sign-in.ts';
import { expect, test } from './test.ts';

test(
	'returns a visitor to the page that required signing in',
	withAndWithoutScripts,
	async ({ page }) => {
		await page.goto('/account?tab=1&q=a%26b');
		await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
		await expect(page.getByText('We’ll take you back afterwards.')).toBeVisible();
		await continueAs(page, 'emil-owner');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		expect(page.url()).toMatch(/\/account\?tab=1&q=a%26b$/);
	}
);

test('the sign-in page ignores a return_to of another site', async ({ page }) => {
	await signInAs(page, 'emil-owner', '//evil.example/');
	await expect(page).toHaveURL('/');
});

test('/auth/login ignores a return_to of another site', async ({ page }) => {
	await page.goto(`/auth/login?return_to=${encodeURIComponent('/\\evil.example/')}`);
	await typePassword(page, 'emil-owner@popmap.test');
	await expect(page).toHaveURL('/');
});

test.describe('a person who is already signed in', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('continues from the sign-in page to the page they wanted', async ({ page }) => {
		await page.goto('/login?return_to=/account?tab=1');
		await expect(page.getByRole('heading', { name: 'You’re signed in' })).toBeVisible();
		await page.getByRole('link', { name: 'Continue' }).click();
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		expect(new URL(page.url()).search).toBe('?tab=1');
	});

	test('is not sent to another site by the sign-in page', async ({ page }) => {
		await page.goto('/login?return_to=//evil.example/');
		await page.getByRole('link', { name: 'Continue' }).click();
		await expect(page).toHaveURL('/');
	});

	test('can switch to another account', async ({ page }) => {
		await page.goto('/login');
		await page.getByRole('button', { name: 'Use another account' }).click();
		await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
		await signInAs(page, 'anna-attendee');
		await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
	});
});
