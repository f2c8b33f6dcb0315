import { control } from './control.ts';
import { signInAs } from './people.ts';
import { expect, test } from './test.ts';

test('a Cognito that is down is explained, and trying again later works', async ({ page }) => {
	await control('fault', { endpoint: 'token', status: 500, times: 9 });
	const callback = page.waitForResponse(/\/callback\?/);
	await signInAs(page, 'emil-owner', '/account?tab=1');
	const answer = await callback;
	expect(answer.status()).toBe(503);
	expect(answer.headers()['retry-after']).toBe('60');
	await expect(
		page.getByRole('heading', { name: 'We cannot sign you in right now' })
	).toBeVisible();
	await control('clear-faults');
	await page.getByRole('link', { name: 'Try again' }).click();
	await expect(page).toHaveURL('/account?tab=1');
});

test('an answer that is no token is explained with a reference', async ({ page }) => {
	await control('tokens', { mutation: 'wrong_nonce' });
	const callback = page.waitForResponse(/\/callback\?/);
	await signInAs(page, 'gina-owner');
	const answer = await callback;
	expect(answer.status()).toBe(502);
	await expect(page.getByRole('heading', { name: 'Signing in did not work' })).toBeVisible();
	const reference = answer.headers()['x-request-id'] ?? 'none';
	await expect(page.getByRole('main')).toContainText(reference);
	await expect(page.getByRole('main')).not.toContainText('nonce');
});

test('a way to sign in that does not exist leads to those that do', async ({ page }) => {
	const answer = await page.goto('/auth/login?provider=Friendster');
	expect(answer?.status()).toBe(400);
	await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
});

for (const path of ['/no-such-page', '/callback/nothing', '//login', '//evil.example/%2e%2e']) {
	test(`${path} is a page that is not there, with a way home`, async ({ page, baseURL }) => {
		const answer = await page.goto(`${baseURL}${path}`);
		expect(answer?.status()).toBe(404);
		const reference = answer?.headers()['x-request-id'] ?? 'none';
		await expect(page.getByRole('main')).toContainText(reference);
		await page.getByRole('link', { name: 'Go to the home page' }).click();
		await expect(page).toHaveURL('/');
	});
}

test('the callback without a sign-in is refused in plain words', async ({ page }) => {
	const answer = await page.goto('/callback?code=made-up&state=made-up');
	expect(answer?.status()).toBe(400);
	await expect(page.getByRole('heading', { name: 'This sign-in is no longer open' })).toBeVisible();
});

test('a browser that goes round in circles is stopped', async ({ page }) => {
	for (let round = 0; round < 8; round++) await page.goto('/auth/login');
	await expect(page.getByLabel('Password')).toBeVisible();
	const answer = await page.goto('/auth/login');
	expect(answer?.status()).toBe(429);
	await expect(page.getByText('Allow cookies for Popmap')).toBeVisible();
});

test.describe('somebody who is signed in', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('is signed out by no other site', async ({ page, baseURL }) => {
		// Another origin of this machine, so that its form brings the cookie along.
		const theirs = (baseURL ?? '').replace(/:\d+$/, ':5199');
		const form = `<form method="post" action="${baseURL}/auth/logout"><button>Win</button></form>`;
		await page.route(`${theirs}/`, (route) =>
			route.fulfill({ contentType: 'text/html', body: form })
		);
		await page.goto(`${theirs}/`);
		const refused = page.waitForResponse(`${baseURL}/auth/logout`);
		await page.getByRole('button', { name: 'Win' }).click();
		expect((await refused).status()).toBe(403);
		await expect(page.getByRole('heading', { name: 'came from another site' })).toBeVisible();
		await page.getByRole('link', { name: 'Go to the home page' }).click();
		await expect(page.getByRole('heading', { name: 'Hello, Emil' })).toBeVisible();
	});
});
