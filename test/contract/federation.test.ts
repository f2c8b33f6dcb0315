import { beforeEach, describe, expect, it } from 'vitest';
import { createSite, locationOf, tokensIn } from './site.ts';
import { decodeJwt } from 'jose';

const site = createSite();
const { browser, cognito } = site;
beforeEach(() => {
	cognito.reset();
	browser.cookies.clear();
});

const params = (url: URL) => Object.fromEntries(url.searchParams);
const idTokenOf = async (back: URL) =>
	decodeJwt(tokensIn(await (await site.redeem(back.searchParams.get('code'))).json()).id_token);

describe('A sign-in with Facebook', () => {
	it('creates facebook_<id> in the group of the provider', async () => {
		const claims = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(claims).toMatchObject({
			'cognito:username': 'facebook_10223456789012345',
			'cognito:groups': ['eu-west-1_Local0001_Facebook'],
			email_verified: false,
			nonce: 'a-nonce'
		});
		expect(claims['identities']).toEqual([
			{
				userId: '10223456789012345',
				providerName: 'Facebook',
				providerType: 'Facebook',
				issuer: null,
				primary: 'true',
				dateCreated: expect.stringMatching(/^\d{13}$/)
			}
		]);
	});

	it('keeps upper case in a case-sensitive pool', async () => {
		await cognito.control('quirks', { case_sensitive_usernames: true });
		const claims = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(claims['cognito:username']).toBe('Facebook_10223456789012345');
	});

	it('finds the same user the next time', async () => {
		const first = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		browser.cookies.clear();
		const second = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(second.sub).toBe(first.sub);
	});

	it('puts a long nonce into the ID token when the site sent none', async () => {
		const back = await site.signInAt('Facebook', 'olivia-owner', 'continue', { nonce: null });
		expect((await idTokenOf(back))['nonce']).toHaveLength(171);
	});

	it('fails without an e-mail address: attributes required', async () => {
		const refusal = {
			error: 'invalid_request',
			error_description: 'attributes required: [email]',
			state: 'a-state'
		};
		expect(params(await site.signInAt('Facebook', 'nemo-no-email'))).toEqual(refusal);
		expect(params(await site.signInAt('Facebook', 'olivia-owner', 'without_email'))).toEqual(
			refusal
		);
	});

	it('keeps the address when Facebook no longer sends it', async () => {
		await site.signInAt('Facebook', 'olivia-owner');
		browser.cookies.clear();
		const back = await site.signInAt('Facebook', 'olivia-owner', 'without_email');
		expect((await idTokenOf(back))['email']).toBe('olivia-owner@popmap.test');
	});

	it('returns access_denied when the user cancels', async () => {
		const refusal = {
			error: 'access_denied',
			error_description: 'Permissions error',
			state: 'a-state'
		};
		expect(params(await site.signInAt('Facebook', 'olivia-owner', 'cancel'))).toEqual(refusal);
		expect(params(await site.signInAt('Facebook', 'dana-declines'))).toEqual(refusal);
	});

	it('returns invalid_request without state when the user cancels, with both quirks', async () => {
		const quirks = { cancel_error: 'invalid_request', state_on_errors: false };
		await cognito.control('quirks', quirks);
		expect(params(await site.signInAt('Facebook', 'dana-declines'))).toEqual({
			error: 'invalid_request',
			error_description: 'Permissions error'
		});
	});

	it('fails once with “Already found an entry for username” when the account is being linked', async () => {
		expect(params(await site.signInAt('Facebook', 'retha-retry'))).toMatchObject({
			error: 'invalid_request',
			error_description: 'Already found an entry for username facebook_10223456789012349'
		});
		const again = await site.signInAt('Facebook', 'retha-retry');
		expect(again.searchParams.has('code')).toBe(true);
	});

	it('fails with the message of the PreSignUp trigger, at the first sign-in only', async () => {
		await site.signInAt('Facebook', 'olivia-owner');
		await cognito.control('quirks', { pre_sign_up_failure: 'Not in this town' });
		browser.cookies.clear();
		const back = await site.signInAt('Facebook', 'layla-right-to-left');
		expect(back.searchParams.get('error_description')).toBe(
			'PreSignUp failed with error Not in this town. '
		);
		const known = await site.signInAt('Facebook', 'olivia-owner');
		expect(known.searchParams.has('code')).toBe(true);
	});

	it('keeps the fragment #_=_ of Facebook’s redirect', async () => {
		const page = await browser.follow(await site.authorize({ identity_provider: 'Facebook' }));
		const fields = { person: 'olivia-owner', decision: 'continue' };
		expect(locationOf(await browser.submit(page, fields)).hash).toBe('#_=_');
	});

	it.each([
		['absent', undefined],
		['string', 'false'],
		['false', false]
	])('returns email_verified as the quirk says: %s', async (setting, claim) => {
		await cognito.control('quirks', { facebook_email_verified: setting });
		const claims = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(claims['email_verified']).toBe(claim);
	});

	it('fails for a disabled user', async () => {
		await site.signInAt('Facebook', 'olivia-owner');
		await cognito.control('person', { person: 'olivia-owner', enabled: false });
		browser.cookies.clear();
		const back = await site.signInAt('Facebook', 'olivia-owner');
		expect(back.searchParams.get('error')).toBe('invalid_request');
	});

	it('creates a new user after the profile was deleted', async () => {
		const first = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		await cognito.control('person', { person: 'olivia-owner', deleted: true });
		browser.cookies.clear();
		const second = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(second.sub).not.toBe(first.sub);
	});
});

describe('A sign-in with Google', () => {
	it('returns a verified address and the name as it is', async () => {
		const claims = await idTokenOf(await site.signInAt('Google', 'bobby-markup'));
		expect(claims).toMatchObject({ email_verified: true, name: '<b>Bobby</b> & Co' });
	});

	it('returns access_denied without a description when the user cancels', async () => {
		expect(params(await site.signInAt('Google', 'gina-owner', 'cancel'))).toEqual({
			error: 'access_denied',
			state: 'a-state'
		});
	});
});

describe('GET /oauth2/idpresponse', () => {
	const expectInvalidState = async (path: string) => {
		const page = await browser.get(path);
		expect(page.status).toBe(400);
		expect(await page.text()).toContain('Invalid State');
	};
	const stateAtProvider = async () =>
		locationOf(await site.authorize({ identity_provider: 'Google' })).searchParams.get('state');

	it('rejects an unknown state', () =>
		expectInvalidState('/oauth2/idpresponse?code=x&state=made-up'));

	it('rejects a state that belongs to another browser', async () => {
		const state = await stateAtProvider();
		browser.cookies.clear();
		await expectInvalidState(`/oauth2/idpresponse?code=x&state=${state}`);
	});

	it('rejects a state after five minutes', async () => {
		const state = await stateAtProvider();
		await cognito.control('clock', { offset_seconds: 300 });
		await expectInvalidState(`/oauth2/idpresponse?code=x&state=${state}`);
	});

	it('redirects to the site with an error when the provider rejects the code', async () => {
		const state = await stateAtProvider();
		const response = await browser.get(`/oauth2/idpresponse?code=made-up&state=${state}`);
		expect(params(locationOf(response))).toMatchObject({
			error: 'invalid_request',
			error_description: 'Google Error - 400 error getting token'
		});
	});
});

it('escapes names on the consent page', async () => {
	const page = await browser.follow(await site.authorize({ identity_provider: 'Google' }));
	expect(await page.text()).toContain('&lt;b&gt;Bobby&lt;/b&gt; &amp; Co');
});
