import type { Page } from '@playwright/test';
import { withAndWithoutScripts } from './projects.ts';
import { signInAs } from './sign-in.ts';
import { storageStateOf } from './signed-in.ts';
import { controlCognito } from './test-site.ts';
import { expect, test } from './test.ts';

const account = (page: Page) => page.getByRole('heading', { name: 'Your account' });

test.beforeEach(async () => {
	// Tokens are renewed a minute before they end, so every request renews these.
	await controlCognito('client', { access_seconds: 50, id_seconds: 50 });
});

async function enter(page: Page): Promise<void> {
	await page.context().addCookies((await storageStateOf('emil-owner')).cookies);
	await page.goto('/account?tab=1');
	await expect(account(page)).toBeVisible();
}

test('renews the tokens while a person keeps reading', async ({ page, context }) => {
	const sessionCookie = async () =>
		(await context.cookies()).find(({ name }) => name === 'popmap_session')?.value;
	await enter(page);
	const before = await sessionCookie();
	await page.reload();
	await expect(account(page)).toBeVisible();
	expect(await sessionCookie()).not.toBe(before);
});

test(
	'a person disabled at Cognito is signed out, and returns to the same page once enabled',
	withAndWithoutScripts,
	async ({ page, context }) => {
		await signInAs(page, 'emil-owner', '/account?tab=1');
		await expect(account(page)).toBeVisible();
		await controlCognito('person', { person: 'emil-owner', enabled: false });
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('popmap_session');
		await controlCognito('person', { person: 'emil-owner', enabled: true });
		// Cognito's own session lasts an hour, so it does not ask for the password.
		await page.getByRole('link', { name: 'Continue with e-mail' }).click();
		await expect(page).toHaveURL('/account?tab=1');
		await expect(account(page)).toBeVisible();
	}
);

test('a public page is shown as to a visitor once the session has ended', async ({ page }) => {
	await enter(page);
	await controlCognito('person', { person: 'emil-owner', enabled: false });
	await page.goto('/');
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await expect(page.getByText('Hello, Emil')).toHaveCount(0);
});

test('an outage of Cognito does not sign the person out', async ({ page }) => {
	await enter(page);
	await controlCognito('fault', { endpoint: 'token', status: 500, times: 20 });
	await page.reload();
	await expect(account(page)).toBeVisible();
	await controlCognito('clear-faults');
	await page.reload();
	await expect(account(page)).toBeVisible();
});
