import type { Page, Response } from '@playwright/test';
import { withAndWithoutScripts } from './projects.ts';
import { continueAs, decide, signInAs, typePassword } from './sign-in.ts';
import { expect, test } from './test.ts';

/** Does something that leads to the callback, and returns the callback's response. */
async function callbackDuring(page: Page, action: () => Promise<void>): Promise<Response> {
	const callback = page.waitForResponse((response) => /\/callback\?/.test(response.url()));
	await action();
	return callback;
}

test('explains that the person declined at Facebook', withAndWithoutScripts, async ({ page }) => {
	const response = await callbackDuring(page, () => signInAs(page, 'dana-declines', '/account'));
	expect(response.status()).toBe(403);
	await expect(page.getByRole('heading', { name: 'You cancelled the sign-in' })).toBeVisible();
	await expect(page.getByText('Nothing was shared with us')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Go to the home page' })).toBeVisible();
});

test('shows the reference number of the response', async ({ page }) => {
	const response = await callbackDuring(page, () => signInAs(page, 'dana-declines'));
	const reference = response.headers()['x-request-id'];
	expect(reference).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
	await expect(
		page.getByRole('main').locator('p', { hasText: 'quote this reference' })
	).toContainText(reference ?? '');
});

test(
	'“Try again” returns to the page that the visitor wanted',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInAs(page, 'dana-declines', '/account?tab=1');
		await page.getByRole('link', { name: 'Try again' }).click();
		await decide(page, 'olivia-owner', 'Continue');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		expect(new URL(page.url()).search).toBe('?tab=1');
	}
);

test('“Sign in another way” returns to the page that the visitor wanted', async ({ page }) => {
	await signInAs(page, 'dana-declines', '/account?tab=1');
	await page.getByRole('link', { name: 'Sign in another way' }).click();
	await continueAs(page, 'emil-owner');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	expect(new URL(page.url()).search).toBe('?tab=1');
});

test('explains that the person cancelled at Google', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('link', { name: 'Continue with Google' }).click();
	await decide(page, 'gina-owner', 'Cancel');
	await expect(page.getByRole('heading', { name: 'You cancelled the sign-in' })).toBeVisible();
});

test('explains that an e-mail address is required and offers another way', async ({ page }) => {
	const response = await callbackDuring(page, () => signInAs(page, 'nemo-no-email', '/account'));
	expect(response.status()).toBe(403);
	await expect(page.getByRole('heading', { name: /e-mail address from Facebook/ })).toBeVisible();
	await expect(page.getByText('allow access to your e-mail address')).toBeVisible();
	await page.getByRole('link', { name: 'Sign in another way' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
});

test('lets a person who withheld their e-mail address share it on the second try', async ({
	page
}) => {
	await page.goto('/login?return_to=/account');
	await page.getByRole('link', { name: 'Continue with Facebook' }).click();
	await decide(page, 'olivia-owner', 'Continue without e-mail');
	await page.getByRole('link', { name: 'Try again' }).click();
	await decide(page, 'olivia-owner', 'Continue');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('Cognito rejects a disabled person, who stays signed out', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('link', { name: 'Continue with e-mail' }).click();
	await typePassword(page, 'dora-disabled@popmap.test');
	await expect(page.getByRole('alert')).toContainText('User is disabled');
	await page.goto('/account');
	await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
});

test('repeats a sign-in automatically when Cognito asks for it', async ({ page }) => {
	const callbacks: string[] = [];
	page.on('request', (request) => {
		const { pathname, search } = new URL(request.url());
		if (pathname === '/callback') callbacks.push(search);
	});
	await signInAs(page, 'retha-retry', '/account');
	// The real Facebook remembers consent; the stand-in asks again.
	await decide(page, 'retha-retry', 'Continue');
	await expect(page.getByRole('main').getByRole('heading', { name: 'Retha Retry' })).toBeVisible();
	expect(callbacks).toHaveLength(2);
	expect(callbacks[0]).toContain('Already+found+an+entry');
	expect(callbacks[1]).toContain('code=');
});
