import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { totpCode } from '../../packages/local-cognito/src/directory/totp.ts';
import { browserOptions } from '../../tools/browser-options.ts';
import type {} from './pages/amplify.ts';
import type {} from './pages/oidc-client.ts';
import { password, publicClientId, startPool, userPoolId, type RunningPool } from './pool.ts';
import { serveSite } from './site.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => void (browser = await chromium.launch(browserOptions())));
afterAll(() => browser.close());
beforeEach(async () => {
	// The certificate is the pool's own.
	context = await browser.newContext({ ignoreHTTPSErrors: true });
	page = await context.newPage();
	page.setDefaultTimeout(60_000);
});
afterEach(() => context.close());

/** Fills in the sign-in page of the pool. */
async function logIn(email: string, ownPassword = password) {
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(ownPassword);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

const currentCode = (secret: string) => totpCode(secret, Math.floor(Date.now() / 1000));

describe('aws-amplify in a browser', () => {
	let site: Awaited<ReturnType<typeof serveSite>>;
	let pool: RunningPool;
	beforeAll(async () => {
		site = await serveSite('pages/amplify.ts');
		pool = await startPool(site.origin);
	});
	afterAll(async () => {
		site.close();
		await pool.close();
	});
	beforeEach(async () => {
		const settings = new URLSearchParams({
			pool: userPoolId,
			client: publicClientId,
			domain: new URL(pool.origin).host
		});
		await page.goto(`${site.origin}/?${settings}`);
		await page.waitForFunction(() => window.amplify !== undefined);
	});

	const signInWithSrp = (username: string, ownPassword: string) =>
		page.evaluate((input) => window.amplify.signIn(input), { username, password: ownPassword });
	const attributes = () => page.evaluate(() => window.amplify.fetchUserAttributes());

	it('signs in with a redirect, and out again', async () => {
		await page.evaluate(() => void window.amplify.signInWithRedirect());
		await logIn('alice@example.com');
		await page.waitForFunction(() => window.amplifyEvents?.includes('signInWithRedirect'));
		expect(await attributes()).toMatchObject({ email: 'alice@example.com' });
		const session = await page.evaluate(async () => {
			const { tokens } = await window.amplify.fetchAuthSession({ forceRefresh: true });
			return { email: tokens?.idToken?.payload['email'] };
		});
		expect(session).toEqual({ email: 'alice@example.com' });
		await page.evaluate(() => void window.amplify.signOut());
		await page.waitForURL(`${site.origin}/`);
		await page.waitForFunction(() => window.amplify !== undefined);
		await expect(page.evaluate(() => window.amplify.getCurrentUser())).rejects.toThrow(
			'UserUnAuthenticatedException'
		);
	});

	it('signs in with SRP, and refuses a wrong password', async () => {
		await expect(signInWithSrp('bob@example.com', 'wrong')).rejects.toThrow(
			'Incorrect username or password.'
		);
		expect(await signInWithSrp('bob@example.com', password)).toMatchObject({ isSignedIn: true });
		expect(await attributes()).toMatchObject({ name: 'Bob' });
		await page.evaluate(() => window.amplify.signOut({ global: true }));
	});

	it('signs up, confirms with the code, and signs in by itself', async () => {
		await page.evaluate(
			(input) =>
				window.amplify.signUp({
					...input,
					options: { userAttributes: { name: 'New' }, autoSignIn: { authFlowType: 'USER_AUTH' } }
				}),
			{ username: 'new@example.com', password }
		);
		const confirmationCode = await pool.newestCode();
		await page.evaluate((input) => window.amplify.confirmSignUp(input), {
			username: 'new@example.com',
			confirmationCode
		});
		expect(await page.evaluate(() => window.amplify.autoSignIn())).toMatchObject({
			isSignedIn: true
		});
	});

	it('changes attributes, an address once its code was entered, and resets a password', async () => {
		await signInWithSrp('new@example.com', password);
		const update = (userAttributes: Record<string, string>) =>
			page.evaluate(
				(input) => window.amplify.updateUserAttributes({ userAttributes: input }),
				userAttributes
			);
		expect(await update({ name: 'Newer', email: 'newer@example.com' })).toMatchObject({
			name: { isUpdated: true },
			email: { isUpdated: false }
		});
		const confirmationCode = await pool.newestCode();
		await page.evaluate(
			(code) =>
				window.amplify.confirmUserAttribute({
					userAttributeKey: 'email',
					confirmationCode: code
				}),
			confirmationCode
		);
		expect(await attributes()).toMatchObject({ name: 'Newer', email: 'newer@example.com' });
		await page.evaluate(() => window.amplify.signOut());
		await page.waitForLoadState();
		await page.waitForFunction(() => window.amplify !== undefined);
		await page.evaluate(() => window.amplify.resetPassword({ username: 'newer@example.com' }));
		await page.evaluate((input) => window.amplify.confirmResetPassword(input), {
			username: 'newer@example.com',
			confirmationCode: await pool.newestCode(),
			newPassword: 'Password-2'
		});
		expect(await signInWithSrp('newer@example.com', 'Password-2')).toMatchObject({
			isSignedIn: true
		});
	});

	it('sets up an authenticator app, and is asked for its code', async () => {
		await signInWithSrp('bob@example.com', password);
		const secret = await page.evaluate(async () => (await window.amplify.setUpTOTP()).sharedSecret);
		const code = await currentCode(secret);
		await page.evaluate((input) => window.amplify.verifyTOTPSetup({ code: input }), code);
		await page.evaluate(() => window.amplify.updateMFAPreference({ totp: 'PREFERRED' }));
		expect(await page.evaluate(() => window.amplify.fetchMFAPreference())).toEqual({
			enabled: ['TOTP'],
			preferred: 'TOTP'
		});
		await page.evaluate(() => window.amplify.signOut());
		await page.waitForLoadState();
		await page.waitForFunction(() => window.amplify !== undefined);
		expect(await signInWithSrp('bob@example.com', password)).toMatchObject({
			nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' }
		});
		const challengeResponse = await currentCode(secret);
		expect(
			await page.evaluate((input) => window.amplify.confirmSignIn(input), { challengeResponse })
		).toMatchObject({ isSignedIn: true });
	});

	it('registers a passkey, lists it, signs in with it and deletes it', async () => {
		const devtools = await context.newCDPSession(page);
		await devtools.send('WebAuthn.enable');
		await devtools.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true
			}
		});
		await signInWithSrp('alice@example.com', password);
		await page.evaluate(() => window.amplify.associateWebAuthnCredential());
		const { credentials } = await page.evaluate(() => window.amplify.listWebAuthnCredentials());
		expect(credentials).toMatchObject([{ relyingPartyId: 'localhost' }]);
		await page.evaluate(() => window.amplify.signOut({ global: true }));
		await page.waitForLoadState();
		await page.waitForFunction(() => window.amplify !== undefined);
		const signedIn = await page.evaluate(() =>
			window.amplify.signIn({
				username: 'alice@example.com',
				options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' }
			})
		);
		expect(signedIn).toMatchObject({ isSignedIn: true });
		const credentialId = credentials[0]?.credentialId ?? '';
		await page.evaluate((input) => window.amplify.deleteWebAuthnCredential(input), {
			credentialId
		});
		const { credentials: left } = await page.evaluate(() =>
			window.amplify.listWebAuthnCredentials()
		);
		expect(left).toEqual([]);
	});

	it('signs in with a code by e-mail', async () => {
		const started = await page.evaluate(() =>
			window.amplify.signIn({
				username: 'alice@example.com',
				options: { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' }
			})
		);
		expect(started).toMatchObject({
			nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE' }
		});
		const challengeResponse = await pool.newestCode();
		expect(
			await page.evaluate((input) => window.amplify.confirmSignIn(input), { challengeResponse })
		).toMatchObject({ isSignedIn: true });
	});
});

describe('oidc-client-ts in a browser', () => {
	let site: Awaited<ReturnType<typeof serveSite>>;
	let pool: RunningPool;
	beforeAll(async () => {
		site = await serveSite('pages/oidc-client.ts');
		pool = await startPool(site.origin);
	});
	afterAll(async () => {
		site.close();
		await pool.close();
	});

	it('signs in, refreshes and revokes', async () => {
		const settings = new URLSearchParams({ issuer: pool.issuer, client: publicClientId });
		await page.goto(`${site.origin}/?${settings}`);
		await page.waitForFunction(() => window.users !== undefined);
		await page.evaluate(() => void window.users.signinRedirect());
		await logIn('bob@example.com');
		await page.waitForURL(/\/callback\?/);
		await page.waitForFunction(() => window.users !== undefined);
		const profile = await page.evaluate(
			async () => (await window.users.signinRedirectCallback()).profile
		);
		expect(profile).toMatchObject({ email: 'bob@example.com', name: 'Bob' });
		const refreshed = await page.evaluate(
			async () => (await window.users.signinSilent())?.profile.sub
		);
		expect(refreshed).toBe(profile.sub);
		await page.evaluate(() => window.users.revokeTokens(['refresh_token']));
	});
});
