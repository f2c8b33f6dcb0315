import { withAndWithoutScripts } from './projects.ts';
import { continueAs, decide, signInAs, typePassword } from './sign-in.ts';
import { cognito } from './test-site.ts';
import { expect, test } from './test.ts';

test(
	'two tabs sign in at the same time and each returns to its own page',
	withAndWithoutScripts,
	async ({ page, context }) => {
		const second = await context.newPage();
		await page.goto('/login?return_to=/account?tab=1');
		await page.getByRole('link', { name: 'Continue with Facebook' }).click();
		await second.goto('/login?return_to=/account?tab=2');
		await second.getByRole('link', { name: 'Continue with Google' }).click();
		// The sign-in that started first finishes last.
		await decide(second, 'gina-owner', 'Continue');
		await expect(second).toHaveURL('/account?tab=2');
		await decide(page, 'olivia-owner', 'Continue');
		await expect(page).toHaveURL(/\/account\?tab=1#?$/);
		// A browser has one session: both tabs now show the person who signed in last.
		const account = { name: 'Account menu for Olivia Owner' };
		await expect(page.getByRole('button', account)).toBeVisible();
		// The other tab may reload by itself during this step.
		await expect(async () => {
			await second.goto('/account');
			await expect(second.getByRole('button', account)).toBeVisible();
		}).toPass();
	}
);

test('a tab waiting at the password form continues after another tab signed in', async ({
	page,
	context
}) => {
	await page.goto('/login?return_to=/account?tab=1');
	await page.getByRole('link', { name: 'Continue with e-mail' }).click();
	const second = await context.newPage();
	await signInAs(second, 'emil-owner');
	await expect(second.getByRole('heading', { name: 'Hello, Emil' })).toBeVisible();
	await typePassword(page, 'emil-owner@popmap.test');
	await expect(page).toHaveURL('/account?tab=1');
});

test(
	'the back button after signing in does not lead to an error page',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInAs(page, 'olivia-owner', '/account');
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		await page.goBack();
		await expect.poll(() => new URL(page.url()).origin).toBe(cognito);
		await page.goForward();
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	}
);

test('submitting the password again after the back button returns to the site', async ({
	page
}) => {
	await signInAs(page, 'emil-owner', '/account');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	await page.goBack();
	await typePassword(page, 'emil-owner@popmap.test');
	await expect(page.getByRole('heading', { name: 'Hello, Emil' })).toBeVisible();
});

test('opening a used callback URL while signed in leads to the home page', async ({ page }) => {
	const callback = page.waitForRequest(/\/callback\?/);
	await signInAs(page, 'emil-owner', '/account');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	for (const visit of ['first', 'second']) {
		await test.step(`${visit} visit`, async () => {
			await page.goto((await callback).url());
			await expect(page.getByRole('heading', { name: 'Hello, Emil' })).toBeVisible();
		});
	}
});

test('a failed callback still shows a failure when reloaded', async ({ page }) => {
	await signInAs(page, 'dana-declines');
	await expect(page.getByRole('heading', { name: 'You cancelled the sign-in' })).toBeVisible();
	// Its pending sign-in is used up, so this is an error that anyone could have sent.
	const response = await page.reload();
	expect(response?.status()).toBe(400);
	await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in to Popmap' })).toBeVisible();
});

test("rejects a callback opened in another person's browser and offers to sign in", async ({
	page,
	browser
}) => {
	await page.route(/\/callback\?/, (route) => route.abort());
	const callback = page.waitForRequest(/\/callback\?/);
	await page.goto('/login');
	await continueAs(page, 'emil-owner');

	const elsewhere = await browser.newContext();
	const victim = await elsewhere.newPage();
	const response = await victim.goto((await callback).url());
	expect(response?.status()).toBe(400);
	await expect(
		victim.getByRole('heading', { name: 'This sign-in is no longer valid' })
	).toBeVisible();
	expect((await elsewhere.cookies()).map(({ name }) => name)).not.toContain('popmap_session');
	await victim.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await continueAs(victim, 'anna-attendee');
	await expect(victim.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
	await elsewhere.close();
});
