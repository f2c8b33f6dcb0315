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

describe('Someone who comes from Facebook', () => {
	it('is facebook_<id> in a pool that does not mind capitals, in the group of the provider', async () => {
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

	it('keeps the capitals in a pool that minds them', async () => {
		await cognito.control('quirks', { case_sensitive_usernames: true });
		const claims = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(claims['cognito:username']).toBe('Facebook_10223456789012345');
	});

	it('is the same person at the next sign-in', async () => {
		const first = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		browser.cookies.clear();
		const second = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(second.sub).toBe(first.sub);
	});

	it('gets a long nonce when the site sent none', async () => {
		const back = await site.signInAt('Facebook', 'olivia-owner', 'continue', { nonce: null });
		expect((await idTokenOf(back))['nonce']).toHaveLength(171);
	});

	it('cannot sign in without an e-mail address: attributes required', async () => {
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

	it('keeps an address that Facebook no longer sends', async () => {
		await site.signInAt('Facebook', 'olivia-owner');
		browser.cookies.clear();
		const back = await site.signInAt('Facebook', 'olivia-owner', 'without_email');
		expect((await idTokenOf(back))['email']).toBe('olivia-owner@popmap.test');
	});

	it('may cancel', async () => {
		const refusal = {
			error: 'access_denied',
			error_description: 'Permissions error',
			state: 'a-state'
		};
		expect(params(await site.signInAt('Facebook', 'olivia-owner', 'cancel'))).toEqual(refusal);
		expect(params(await site.signInAt('Facebook', 'dana-declines'))).toEqual(refusal);
	});

	it('may cancel in the other words Cognito may have for it, without state', async () => {
		const quirks = { cancel_error: 'invalid_request', state_on_errors: false };
		await cognito.control('quirks', quirks);
		expect(params(await site.signInAt('Facebook', 'dana-declines'))).toEqual({
			error: 'invalid_request',
			error_description: 'Permissions error'
		});
	});

	it('meets “Already found an entry for username” once, when accounts are being linked', async () => {
		expect(params(await site.signInAt('Facebook', 'retha-retry'))).toMatchObject({
			error: 'invalid_request',
			error_description: 'Already found an entry for username facebook_10223456789012349'
		});
		const again = await site.signInAt('Facebook', 'retha-retry');
		expect(again.searchParams.has('code')).toBe(true);
	});

	it('hears what the PreSignUp trigger says, at the first sign-in alone', async () => {
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

	it('leaves #_=_ behind, from Facebook’s own redirect', async () => {
		const page = await browser.follow(await site.authorize({ identity_provider: 'Facebook' }));
		const fields = { person: 'olivia-owner', decision: 'continue' };
		expect(locationOf(await browser.submit(page, fields)).hash).toBe('#_=_');
	});

	it.each([
		['absent', undefined],
		['string', 'false'],
		['false', false]
	])('has email_verified %s where Cognito is set so', async (setting, claim) => {
		await cognito.control('quirks', { facebook_email_verified: setting });
		const claims = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(claims['email_verified']).toBe(claim);
	});

	it('is not let in once disabled', async () => {
		await site.signInAt('Facebook', 'olivia-owner');
		await cognito.control('person', { person: 'olivia-owner', enabled: false });
		browser.cookies.clear();
		const back = await site.signInAt('Facebook', 'olivia-owner');
		expect(back.searchParams.get('error')).toBe('invalid_request');
	});

	it('is somebody new after their profile was deleted', async () => {
		const first = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		await cognito.control('person', { person: 'olivia-owner', deleted: true });
		browser.cookies.clear();
		const second = await idTokenOf(await site.signInAt('Facebook', 'olivia-owner'));
		expect(second.sub).not.toBe(first.sub);
	});
});

describe('Someone who comes from Google', () => {
	it('has a verified address, and whatever name they gave themselves', async () => {
		const claims = await idTokenOf(await site.signInAt('Google', 'bobby-markup'));
		expect(claims).toMatchObject({ email_verified: true, name: '<b>Bobby</b> & Co' });
	});

	it('may cancel, without any words', async () => {
		expect(params(await site.signInAt('Google', 'gina-owner', 'cancel'))).toEqual({
			error: 'access_denied',
			state: 'a-state'
		});
	});
});

describe('GET /oauth2/idpresponse', () => {
	const refused = async (path: string) => {
		const page = await browser.get(path);
		expect(page.status).toBe(400);
		expect(await page.text()).toContain('Invalid State');
	};
	const stateAtProvider = async () =>
		locationOf(await site.authorize({ identity_provider: 'Google' })).searchParams.get('state');

	it('says Invalid State to a state that it did not give', () =>
		refused('/oauth2/idpresponse?code=x&state=made-up'));

	it('says so to another browser', async () => {
		const state = await stateAtProvider();
		browser.cookies.clear();
		await refused(`/oauth2/idpresponse?code=x&state=${state}`);
	});

	it('says so after five minutes', async () => {
		const state = await stateAtProvider();
		await cognito.control('clock', { offset_seconds: 300 });
		await refused(`/oauth2/idpresponse?code=x&state=${state}`);
	});

	it('tells the site when the provider gives no token for the code', async () => {
		const state = await stateAtProvider();
		const response = await browser.get(`/oauth2/idpresponse?code=made-up&state=${state}`);
		expect(params(locationOf(response))).toMatchObject({
			error: 'invalid_request',
			error_description: 'Google Error - 400 error getting token'
		});
	});
});

it('shows a name that is markup as the text it is', async () => {
	const page = await browser.follow(await site.authorize({ identity_provider: 'Google' }));
	expect(await page.text()).toContain('&lt;b&gt;Bobby&lt;/b&gt; &amp; Co');
});
