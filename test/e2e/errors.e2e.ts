import { signInAs } from './sign-in.ts';
import { controlCognito } from './test-site.ts';
import { expect, test } from './test.ts';

test('explains that Cognito is down and lets the person try again', async ({ page }) => {
	await controlCognito('fault', { endpoint: 'token', status: 500, times: 9 });
	const callback = page.waitForResponse(/\/callback\?/);
	await signInAs(page, 'emil-owner', '/account?tab=1');
	const response = await callback;
	expect(response.status()).toBe(503);
	expect(response.headers()['retry-after']).toBe('60');
	await expect(page.getByRole('heading', { name: "We can't sign you in right now" })).toBeVisible();
	await controlCognito('clear-faults');
	await page.getByRole('link', { name: 'Try again' }).click();
	await expect(page).toHaveURL('/account?tab=1');
});

test('explains an invalid token with a reference number', async ({ page }) => {
	await controlCognito('tokens', { mutation: 'wrong_nonce' });
	const callback = page.waitForResponse(/\/callback\?/);
	await signInAs(page, 'gina-owner');
	const response = await callback;
	expect(response.status()).toBe(502);
	await expect(page.getByRole('heading', { name: "Signing in didn't work" })).toBeVisible();
	const reference = response.headers()['x-request-id'] ?? 'none';
	await expect(page.getByRole('main')).toContainText(reference);
	await expect(page.getByRole('main')).not.toContainText('nonce');
});

test('an unknown provider leads to the sign-in page', async ({ page }) => {
	const response = await page.goto('/auth/login?provider=Friendster');
	expect(response?.status()).toBe(400);
	await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
});

for (const path of ['/no-such-page', '/callback/nothing', '//login', '//evil.example/%2e%2e']) {
	test(`${path} responds with 404 and a link to the home page`, async ({ page, baseURL }) => {
		const response = await page.goto(`${baseURL}${path}`);
		expect(response?.status()).toBe(404);
		const reference = response?.headers()['x-request-id'] ?? 'none';
		await expect(page.getByRole('main')).toContainText(reference);
		await page.getByRole('link', { name: 'Go to the home page' }).click();
		await expect(page).toHaveURL('/');
	});
}

test('explains a callback without a pending sign-in', async ({ page }) => {
	const response = await page.goto('/callback?code=made-up&state=made-up');
	expect(response?.status()).toBe(400);
	await expect(
		page.getByRole('heading', { name: 'This sign-in is no longer valid' })
	).toBeVisible();
});

test('stops a redirect loop', async ({ page }) => {
	for (let round = 0; round < 8; round++) await page.goto('/auth/login');
	await expect(page.getByLabel('Password')).toBeVisible();
	const response = await page.goto('/auth/login');
	expect(response?.status()).toBe(429);
	await expect(page.getByText('Allow cookies for Popmap')).toBeVisible();
});

test.describe('a signed-in person', () => {
	test.use({ signedInAs: 'emil-owner' });

	test('cannot be signed out by another site', async ({ page, baseURL }) => {
		// Another port of the same host, so that its form sends the cookie.
		const otherOrigin = (baseURL ?? '').replace(/:\d+$/, ':5199');
		const form = `<form method="post" action="${baseURL}/auth/logout"><button>Win</button></form>`;
		await page.route(`${otherOrigin}/`, (route) =>
			route.fulfill({ contentType: 'text/html', body: form })
		);
		await page.goto(`${otherOrigin}/`);
		const refused = page.waitForResponse(`${baseURL}/auth/logout`);
		await page.getByRole('button', { name: 'Win' }).click();
		expect((await refused).status()).toBe(403);
		await expect(page.getByRole('heading', { name: 'came from another site' })).toBeVisible();
		await page.getByRole('link', { name: 'Go to the home page' }).click();
		await expect(page.getByRole('heading', { name: 'Hello, Emil' })).toBeVisible();
	});
});
