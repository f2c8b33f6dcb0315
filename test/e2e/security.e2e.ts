import type { BrowserContext, Page } from '@playwright/test';
import { sharedPassword } from '../../cognito/local-pool.ts';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import { onDesktop, onPhoneAndDesktop, withAndWithoutScripts } from './projects.ts';
import { codeInOutbox, decide, signInAs, typePassword } from './sign-in.ts';
import { storageStateOf } from './signed-in.ts';
import { controlCognito, origin } from './test-site.ts';
import { expect, test } from './test.ts';

const email = (id: string) => `${id}@popmap.test`;
const newPassword = 'Another-Day-2';
const security = (page: Page) => page.getByRole('heading', { name: 'Security', exact: true });
const summary = (page: Page) => page.getByRole('alert');

/** Signs in with a token that says that it was long ago. */
async function signInLongAgo(page: Page, id: string, returnTo: string): Promise<void> {
	const auth_time = Math.floor(Date.now() / 1000) - 700;
	await controlCognito('tokens', { token: 'access', claims: { auth_time } });
	await signInAs(page, id, returnTo);
}

/** Proves once more who one is. */
async function confirm(page: Page, id: string): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Confirm that it’s you' })).toBeVisible();
	await page.getByRole('link', { name: 'Sign in again by e-mail' }).click();
	await typePassword(page, email(id));
}

async function fillPasswords(page: Page, current: string, next: string): Promise<void> {
	await page.getByLabel('Current password').fill(current);
	await page.getByLabel('New password').fill(next);
	await page.getByRole('button', { name: 'Change password' }).click();
}

/** Another browser of this person, and whether it is signed in. */
async function otherBrowser(id: string) {
	const { cookies } = await storageStateOf(id);
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	return async () => (await fetch(`${origin}/api/auth/me`, { headers: { cookie } })).status;
}

test(
	'a password is changed, which signs out everywhere else, and signs in from then on',
	withAndWithoutScripts,
	async ({ page }) => {
		const elsewhere = await otherBrowser('anna-attendee');
		await signInAs(page, 'anna-attendee', '/account/security/password');
		await fillPasswords(page, 'Not-my-password-1', newPassword);
		await expect(summary(page)).toContainText("That isn't your current password.");
		await fillPasswords(page, sharedPassword, 'weak');
		await expect(summary(page)).toContainText('stronger password');
		expect(await elsewhere()).toBe(200);
		await fillPasswords(page, sharedPassword, newPassword);
		await expect(security(page)).toBeVisible();
		await expect(page.getByText('Your password is changed.')).toBeVisible();
		await expect(page.getByText('Password changed').first()).toBeVisible();
		expect(await elsewhere()).toBe(401);
		await page.goto('/auth/login?confirm=1&return_to=/account/security');
		await typePassword(page, email('anna-attendee'), newPassword);
		await expect(security(page)).toBeVisible();
	}
);

test('a password is masked, and can be filled in by a password manager', async ({ page }) => {
	await signInAs(page, 'anna-attendee', '/account/security/password');
	for (const [label, purpose] of [
		['Current password', 'current-password'],
		['New password', 'new-password']
	] as const) {
		const field = page.getByLabel(label);
		await expect(field).toHaveAttribute('type', 'password');
		await expect(field).toHaveAttribute('autocomplete', purpose);
	}
	await fillPasswords(page, 'Not-my-password-1', newPassword);
	await expect(summary(page)).toContainText("That isn't your current password.");
	// Neither the page nor the draft of a form keeps it.
	await expect(page.getByLabel('New password')).toHaveValue('');
	const stored = await page.evaluate(() =>
		JSON.stringify([{ ...sessionStorage }, { ...localStorage }])
	);
	expect(stored).not.toContain(newPassword);
});

test(
	'a sensitive page asks a person who signed in long ago, and leads back',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInLongAgo(page, 'anna-attendee', '/account/security/password');
		await confirm(page, 'anna-attendee');
		await expect(page).toHaveURL('/account/security/password');
		await expect(page.getByLabel('Current password')).toBeVisible();
	}
);

test('a provider that does not ask again is refused with what helps', async ({ page }) => {
	await signInLongAgo(page, 'gina-owner', '/account');
	await page.goto('/login?confirm=1&return_to=/account');
	const auth_time = Math.floor(Date.now() / 1000) - 700;
	await controlCognito('tokens', { token: 'access', claims: { auth_time } });
	await page.getByRole('link', { name: 'Sign in again with Google' }).click();
	await decide(page, 'gina-owner', 'Continue');
	await expect(page.getByText('Sign out at Google in this browser first')).toBeVisible();
	await page.getByRole('link', { name: 'Go to your account' }).click();
	await expect(page.getByRole('heading', { name: 'Gina Owner' })).toBeVisible();
});

test(
	'a forgotten password is reset at Cognito, and the other devices are signed out here',
	withAndWithoutScripts,
	async ({ page, context }) => {
		const elsewhere = await otherBrowser('anna-attendee');
		await signInAs(page, 'anna-attendee', '/account/security/password');
		await page.getByRole('link', { name: 'Reset it with a code by e-mail' }).click();
		await page.getByLabel('E-mail').fill(email('anna-attendee'));
		await page.getByRole('button', { name: 'Send a code' }).click();
		await page.getByLabel('Code').fill(await codeInOutbox(context, /anna-attendee@popmap\.test.*/));
		await page.getByLabel('New password').fill(newPassword);
		await page.getByRole('button', { name: 'Change password' }).click();
		await typePassword(page, email('anna-attendee'), newPassword);
		await expect(page).toHaveURL('/account/security?reset=1');
		await page.getByRole('button', { name: 'Yes, sign out everywhere else' }).click();
		await expect(page.getByText('Noted.')).toBeVisible();
		expect(await elsewhere()).toBe(401);
	}
);

test(
	'an authenticator app is set up, asked for before the next change, and turned off',
	withAndWithoutScripts,
	async ({ page }) => {
		await signInAs(page, 'anna-attendee', '/account/security/authenticator');
		await page.getByRole('button', { name: 'Show the QR code' }).click();
		await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
		const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
		const turnOn = async (code: string) => {
			await page.getByLabel('Code from the app').fill(code);
			await page.getByLabel('Name of the app or device').fill('Anna’s phone');
			await page.getByRole('button', { name: 'Turn it on' }).click();
		};
		const now = () => totpCode(secret, Date.now() / 1000);
		await turnOn((await now()) === '123456' ? '654321' : '123456');
		await expect(summary(page)).toContainText("That code isn't right.");
		// The same key is still on the page.
		expect((await page.locator('code').innerText()).replace(/\s/g, '')).toBe(secret);
		await turnOn(await now());
		await expect(page.getByText('Your authenticator app is on.')).toBeVisible();
		await expect(page.getByText('On: Anna’s phone.')).toBeVisible();
		await page.goto('/auth/login?confirm=1&return_to=/account/security/authenticator');
		await typePassword(page, email('anna-attendee'));
		await page.getByLabel('Code').fill(await now());
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('button', { name: 'Turn it off' }).click();
		await expect(page.getByText('Your authenticator app is off.')).toBeVisible();
	}
);

/** Gives the browser an authenticator that always agrees. */
async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
	const devtools = await context.newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}

test(
	'a passkey is added, named, signs in on the hosted page, and is removed',
	onDesktop,
	async ({ page, context }) => {
		await addAuthenticator(context, page);
		await signInAs(page, 'anna-attendee', '/account/security/passkeys');
		await expect(page.getByText('You have no passkey yet.')).toBeVisible();
		await page.getByRole('link', { name: 'Add a passkey' }).click();
		await page.getByRole('button', { name: 'Make the passkey' }).click();
		await expect(summary(page)).toContainText('Please give this passkey a name');
		await page.getByLabel('Name').fill('My laptop');
		await page.getByRole('button', { name: 'Make the passkey' }).click();
		await expect(page.getByText('Your passkey is added.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'My laptop' })).toBeVisible();

		await page.goto('/auth/login?confirm=1&return_to=/account/security/passkeys');
		await page.getByLabel('E-mail').fill(email('anna-attendee'));
		await page.getByRole('button', { name: 'Use a passkey' }).click();
		await expect(page).toHaveURL('/account/security/passkeys');

		// The same device has one already.
		await page.getByRole('link', { name: 'Add a passkey' }).click();
		await page.getByLabel('Name').fill('Again');
		await page.getByRole('button', { name: 'Make the passkey' }).click();
		await expect(page.getByText('This device already has a passkey')).toBeVisible();

		await page.goto('/account/security/passkeys');
		await page.getByRole('button', { name: 'Remove My laptop' }).click();
		await expect(page.getByText('The passkey is removed.')).toBeVisible();
		await expect(page.getByText('You have no passkey yet.')).toBeVisible();
	}
);

test(
	'a form that took too long comes back with what was entered',
	onDesktop,
	async ({ page, context }) => {
		await addAuthenticator(context, page);
		await signInAs(page, 'anna-attendee', '/account/security/passkeys/new');
		await page.getByLabel('Name').fill('Kept name');
		// In the meantime, this browser signs in again with an old proof.
		const other = await context.newPage();
		const auth_time = Math.floor(Date.now() / 1000) - 700;
		await controlCognito('tokens', { token: 'access', claims: { auth_time } });
		await other.goto('/auth/login');
		await other.close();
		await page.getByRole('button', { name: 'Make the passkey' }).click();
		await confirm(page, 'anna-attendee');
		await expect(page).toHaveURL('/account/security/passkeys/new');
		await expect(page.getByText('Here’s what you entered')).toBeVisible();
		await expect(page.getByLabel('Name')).toHaveValue('Kept name');
	}
);

test(
	'people who sign in with a provider are told who looks after it',
	onPhoneAndDesktop,
	async ({ page }) => {
		await signInAs(page, 'gina-owner', '/account/security');
		await expect(page.getByText('You sign in with Google')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Change your password' })).toHaveCount(0);
		await page.goto('/account/security/password');
		await expect(page).toHaveURL('/account/security');
	}
);

test('an outage of Cognito shows the rest of the page, and signs nobody out', async ({ page }) => {
	await signInAs(page, 'anna-attendee', '/account');
	await controlCognito('fault', { endpoint: 'user_api', status: 503, times: 5 });
	await page.goto('/account/security');
	await expect(page.getByText('You’re still signed in').or(summary(page))).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Recent activity' })).toBeVisible();
	await page.goto('/account/security/password');
	await fillPasswords(page, sharedPassword, newPassword);
	await expect(page.getByText('Please try again in a minute.')).toBeVisible();
	await controlCognito('clear-faults');
	await page.goto('/account');
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('the sign-in page offers another account', withAndWithoutScripts, async ({ page }) => {
	await signInAs(page, 'anna-attendee', '/account');
	await page.context().clearCookies({ name: 'popmap_session' });
	await page.goto('/login?return_to=/account');
	await page.getByRole('link', { name: 'Use another account' }).click();
	await typePassword(page, email('emil-owner'));
	await expect(page.getByRole('heading', { name: 'Emil Owner' })).toBeVisible();
});
