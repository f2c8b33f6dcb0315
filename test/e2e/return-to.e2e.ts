import { continueAs, signInAs, typePassword } from './people.ts';
import { withAndWithoutScripts } from './places.ts';
import { expect, test } from './test.ts';

test(
	'a visitor comes back to the signed-in page that they asked for',
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

test('a sign-in page that is asked to lead to another site leads home', async ({ page }) => {
	await signInAs(page, 'emil-owner', '//evil.example/');
	await expect(page).toHaveURL('/');
});

test('a sign-in that is asked to lead to another site leads home', async ({ page }) => {
	await page.goto(`/auth/login?return_to=${encodeURIComponent('/\\evil.example/')}`);
	await typePassword(page, 'emil-owner@popmap.test');
	await expect(page).toHaveURL('/');
});

test.describe('somebody who is signed in already', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('can go on from the sign-in page to where they were going', async ({ page }) => {
		await page.goto('/login?return_to=/account?tab=1');
		await expect(page.getByRole('heading', { name: 'You’re signed in' })).toBeVisible();
		await page.getByRole('link', { name: 'Continue' }).click();
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		expect(new URL(page.url()).search).toBe('?tab=1');
	});

	test('is led to no other site by the sign-in page', async ({ page }) => {
		await page.goto('/login?return_to=//evil.example/');
		await page.getByRole('link', { name: 'Continue' }).click();
		await expect(page).toHaveURL('/');
	});

	test('can use another account', async ({ page }) => {
		await page.goto('/login');
		await page.getByRole('button', { name: 'Use another account' }).click();
		await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
		await signInAs(page, 'anna-attendee');
		await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
	});
});
