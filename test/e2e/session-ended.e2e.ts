import type { Page } from '@playwright/test';
import { control } from './control.ts';
import { signInAs } from './people.ts';
import { withAndWithoutScripts } from './places.ts';
import { sessionOf } from './session.ts';
import { expect, test } from './test.ts';

const account = (page: Page) => page.getByRole('heading', { name: 'Your account' });

test.beforeEach(async () => {
	// Below a minute, so that every request renews.
	await control('client', { access_seconds: 50, id_seconds: 50 });
});

async function enter(page: Page): Promise<void> {
	await page.context().addCookies((await sessionOf('emil-owner')).cookies);
	await page.goto('/account?tab=1');
	await expect(account(page)).toBeVisible();
}

test('tokens are renewed while somebody reads on', async ({ page, context }) => {
	const sessionCookie = async () =>
		(await context.cookies()).find(({ name }) => name === 'session')?.value;
	await enter(page);
	const before = await sessionCookie();
	await page.reload();
	await expect(account(page)).toBeVisible();
	expect(await sessionCookie()).not.toBe(before);
});

test(
	'somebody whom Cognito no longer lets in signs in again and is back where they were',
	withAndWithoutScripts,
	async ({ page, context }) => {
		await signInAs(page, 'emil-owner', '/account?tab=1');
		await expect(account(page)).toBeVisible();
		await control('person', { person: 'emil-owner', enabled: false });
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('session');
		await control('person', { person: 'emil-owner', enabled: true });
		// Cognito's own session of an hour is still there, so it asks for nothing.
		await page.getByRole('link', { name: 'Continue with e-mail' }).click();
		await expect(page).toHaveURL('/account?tab=1');
		await expect(account(page)).toBeVisible();
	}
);

test('a public page goes on without the person', async ({ page }) => {
	await enter(page);
	await control('person', { person: 'emil-owner', enabled: false });
	await page.goto('/');
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await expect(page.getByText('Hello, Emil')).toHaveCount(0);
});

test('a Cognito that is down signs nobody out', async ({ page }) => {
	await enter(page);
	await control('fault', { endpoint: 'token', status: 500, times: 20 });
	await page.reload();
	await expect(account(page)).toBeVisible();
	await control('clear-faults');
	await page.reload();
	await expect(account(page)).toBeVisible();
});
