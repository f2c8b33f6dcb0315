import { beforeEach, describe, expect, it } from 'vitest';
import { walkThroughCognito } from '../../test/browser/sign-in.ts';
import { createSite } from '../testing/site.ts';

/**
 * The relying-party tests of OpenID Connect's conformance suite, by the names of its modules and,
 * in brackets, those of its predecessor. https://gitlab.com/openid/conformance-suite
 */
const first = createSite();
const { cognito } = first;
type Site = typeof first;

beforeEach(() => cognito.reset());

/** A new isolate, so that no test uses the cached documents of another. */
const createRelyingParty = () => createSite({ sharedWith: first });

const failureOf = (site: Site) => site.logged.find(({ event }) => event === 'sign_in_failed');

async function expectSignIn(site = createRelyingParty()): Promise<void> {
	const browser = await site.signIn('olivia-owner');
	expect(failureOf(site)).toBeUndefined();
	const me = await browser.visit('/api/auth/me');
	expect(me.status).toBe(200);
	expect(await me.json()).toMatchObject({ name: 'Olivia Owner' });
}

async function expectRefusal(
	failure: { reason: string; detail?: string },
	{ status = 502, site = createRelyingParty() } = {}
): Promise<void> {
	const browser = site.browse();
	const { response } = await walkThroughCognito(browser, 'olivia-owner');
	expect(response.status).toBe(status);
	expect(failureOf(site)).toMatchObject(failure);
	expect([...browser.cookies.keys()]).not.toContain('popmap_session');
	expect((await browser.visit('/api/auth/me')).status).toBe(401);
}

const rejected = (detail: string) => ({ reason: 'token_rejected', detail });
const claim = (name: string) => rejected(`ERR_JWT_CLAIM_VALIDATION_FAILED: ${name}`);
const algorithm = rejected('ERR_JOSE_ALG_NOT_ALLOWED');

/** Changes one of the next ID tokens, by a mutation of the local Cognito. */
const nextIdToken = (mutation: string, changes: object = {}) =>
	cognito.control('tokens', { mutation, ...changes });

const oidcc = 'oidcc-client-test';
const fapi2 = 'fapi2-security-profile-final-client-test';

describe('ID tokens that a relying party must reject', () => {
	it.each([
		[`${oidcc}-invalid-iss (rp-id_token-issuer-mismatch)`, 'wrong_iss', claim('iss')],
		[`${oidcc}-missing-sub (rp-id_token-sub)`, 'missing_sub', claim('sub')],
		[`${oidcc}-invalid-aud (rp-id_token-aud)`, 'wrong_aud', claim('aud')],
		[`${oidcc}-missing-iat (rp-id_token-iat)`, 'missing_iat', claim('iat')],
		[
			`${oidcc}-kid-absent-multiple-jwks (rp-id_token-kid-absent-multiple-jwks)`,
			'kid_absent',
			rejected('ERR_JWKS_MULTIPLE_MATCHING_KEYS')
		],
		[`${oidcc}-idtoken-sig-none (rp-id_token-sig-none)`, 'alg_none', algorithm],
		[
			`${oidcc}-invalid-sig-rs256 (rp-id_token-bad-sig-rs256)`,
			'bad_signature',
			rejected('ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
		],
		[`${oidcc}-nonce-invalid (rp-nonce-invalid)`, 'wrong_nonce', rejected('nonce')],
		[`${oidcc}-missing-aud`, 'missing_aud', claim('aud')],
		[`${oidcc}-invalid-sig-hs256`, 'alg_hs256', algorithm],
		[`${oidcc}-invalid-sig-es256`, 'alg_es256', algorithm],
		[`${oidcc}-invalid-athash`, 'wrong_at_hash', rejected('at_hash')],
		[`${fapi2}-invalid-alternate-alg`, 'alg_es256', algorithm],
		[`${fapi2}-invalid-null-alg`, 'alg_none', algorithm],
		[`${fapi2}-invalid-expired-exp`, 'expired', rejected('ERR_JWT_EXPIRED')],
		[`${fapi2}-invalid-missing-exp`, 'missing_exp', claim('exp')],
		[`${fapi2}-invalid-missing-iss`, 'missing_iss', claim('iss')],
		[`${fapi2}-invalid-missing-aud`, 'missing_aud', claim('aud')],
		[`${fapi2}-invalid-missing-nonce`, 'missing_nonce', rejected('nonce')],
		[`${fapi2}-invalid-nonce`, 'wrong_nonce', rejected('nonce')],
		[`${fapi2}-invalid-secondary-aud`, 'secondary_aud', rejected('aud')],
		[`${fapi2}-iat-is-week-in-past`, 'iat_a_week_ago', rejected('ERR_JWT_EXPIRED')]
	])('%s: rejects', async (_, mutation, because) => {
		await nextIdToken(mutation);
		await expectRefusal(because);
	});

	it('OpenID Connect Core 1.0, 3.1.3.7, azp of another client: rejects', async () => {
		await cognito.control('tokens', { token: 'id', claims: { azp: 'anotherclient' } });
		await expectRefusal(rejected('azp'));
	});
});

describe('authorization responses that a relying party must reject', () => {
	it.each([
		[
			`${fapi2}-ensure-authorization-response-with-invalid-state-fails`,
			{ state: 'another-state' },
			'not_pending'
		],
		[`${fapi2}-invalid-missing-state-fails`, { state: null }, 'not_pending'],
		[
			`${fapi2}-invalid-authorization-response-iss`,
			{ iss: 'https://another-issuer.example' },
			'issuer_mismatch'
		]
	])('%s: rejects', async (_, params, reason) => {
		await cognito.control('callback', { params });
		await expectRefusal({ reason }, { status: 400 });
		expect(await first.calls()).toMatchObject({ token: 0 });
	});

	it(`${fapi2}-remove-authorization-response-iss: rejects if the metadata promises one`, async () => {
		await cognito.control('fault', {
			endpoint: 'discovery',
			merge: { authorization_response_iss_parameter_supported: true }
		});
		await expectRefusal({ reason: 'issuer_mismatch' }, { status: 400 });
		expect(await first.calls()).toMatchObject({ token: 0 });
	});
});

describe('Basic: what a relying party must support', () => {
	it(`${oidcc} (rp-response_type-code): completes the code flow, then calls userinfo`, async () => {
		const site = createRelyingParty();
		await expectSignIn(site);
		const authorization = `Bearer ${await site.accessToken('gina-owner')}`;
		const me = await site.browse().visit('/api/auth/me', { headers: { authorization } });
		expect(await me.json()).toMatchObject({ name: 'Gina Owner' });
		expect(await site.calls()).toMatchObject({ token: 1, userinfo: 1 });
	});

	it(`${oidcc}-idtoken-sig-rs256 (rp-id_token-sig-rs256): accepts`, () => expectSignIn());

	it(`${oidcc}-kid-absent-single-jwks (rp-id_token-kid-absent-single-jwks): accepts with the one key`, async () => {
		await cognito.control('rotate-keys', { keep_old: false, single: true });
		await nextIdToken('kid_absent');
		await expectSignIn();
	});

	it(`${oidcc}-scope-userinfo-claims (rp-scope-userinfo-claims): requests scopes and receives their claims`, async () => {
		const site = createRelyingParty();
		const start = await site.browse().visit('/auth/login');
		const scope = new URL(start.headers.get('location') ?? '').searchParams.get('scope');
		expect(scope?.split(' ')).toEqual(expect.arrayContaining(['openid', 'email', 'profile']));
		const browser = await site.signIn('gina-owner');
		expect(await (await browser.visit('/api/auth/me')).json()).toMatchObject({
			name: 'Gina Owner',
			email: 'gina-owner@popmap.test'
		});
	});

	it(`${oidcc}-client-secret-basic (rp-token_endpoint-client_secret_basic): authenticates with HTTP Basic`, async () => {
		const requests: Request[] = [];
		const fetch = (request: Request) => {
			if (request.url.endsWith('/oauth2/token')) requests.push(request.clone());
			return cognito.fetch(request);
		};
		const site = createSite({ sharedWith: first, dependencies: { fetch } });
		await expectSignIn(site);
		const { clientId, clientSecret } = site.config.cognito;
		const [request] = requests;
		expect(request?.headers.get('authorization')).toBe(
			`Basic ${btoa(`${clientId}:${clientSecret}`)}`
		);
		expect((await request?.formData())?.has('client_secret')).toBe(false);
	});

	it.each([
		[`${fapi2}-valid-aud-as-array`, { mutation: 'aud_as_array' }, {}],
		[`${fapi2}-token-type-case-insensitivity`, {}, { token_type: 'bEARER' }],
		[`${fapi2}-token-endpoint-response-without-expires_in`, {}, { expires_in: null }],
		[`${fapi2}-no-scope-in-token-endpoint-response`, {}, { scope: null }]
	])('%s: accepts', async (_, mutation, merge) => {
		if ('mutation' in mutation) await cognito.control('tokens', mutation);
		await cognito.control('fault', { endpoint: 'token', merge });
		await expectSignIn();
	});
});

describe('Basic: userinfo', () => {
	const meAs = async (site: Site, person: string) => {
		const authorization = `Bearer ${await site.accessToken(person)}`;
		return site.browse().visit('/api/auth/me', { headers: { authorization } });
	};

	it(`${oidcc}-userinfo-invalid-sub (rp-userinfo-bad-sub-claim): rejects`, async () => {
		const site = createRelyingParty();
		await cognito.control('fault', { endpoint: 'userinfo', merge: { sub: 'somebody-else' } });
		expect((await meAs(site, 'anna-attendee')).status).toBe(401);
		// The wrong response was not stored: the right one creates the user.
		expect(await (await meAs(site, 'anna-attendee')).json()).toMatchObject({
			name: 'Anna Attendee'
		});
	});

	it(`${oidcc}-userinfo-bearer-header: sends the access token as a header, not in the URL`, async () => {
		const requests: Request[] = [];
		const fetch = (request: Request) => {
			if (request.url.includes('/oauth2/userInfo')) requests.push(request);
			return cognito.fetch(request);
		};
		const site = createSite({ sharedWith: first, dependencies: { fetch } });
		expect((await meAs(site, 'mona-moderator')).status).toBe(200);
		expect(requests[0]?.headers.get('authorization')).toMatch(/^Bearer eyJ/);
		expect(new URL(requests[0]?.url ?? '').search).toBe('');
	});
});

describe('Config', () => {
	it(`${oidcc}-discovery-openid-config (rp-discovery-openid-configuration): fetches the metadata`, async () => {
		await expectSignIn();
		expect(await first.calls()).toMatchObject({ discovery: 1, jwks: 1 });
	});

	it(`${oidcc}-discovery-jwks-uri-keys (rp-discovery-jwks_uri-keys): fetches the keys from the URL in the metadata`, async () => {
		const other = `${cognito.origin}/issuer-cognito-idp/eu-west-1_Local0001/.well-known/jwks.json`;
		await cognito.control('fault', { endpoint: 'discovery', merge: { jwks_uri: other } });
		const requests: string[] = [];
		const fetch = (request: Request) => {
			requests.push(request.url);
			return cognito.fetch(request);
		};
		await expectSignIn(createSite({ sharedWith: first, dependencies: { fetch } }));
		expect(requests).toContain(other);
	});

	it(`${oidcc}-discovery-issuer-mismatch (rp-discovery-issuer-not-matching-config): rejects the metadata`, async () => {
		await cognito.control('fault', {
			endpoint: 'discovery',
			times: 5,
			merge: { issuer: 'https://another-issuer.example' }
		});
		await expectRefusal({ reason: 'cognito_unavailable' }, { status: 503 });
		expect(await first.calls()).toMatchObject({ jwks: 0 });
	});

	it(`${oidcc}-idtoken-sig-none (rp-id_token-sig-none): rejects with metadata as well`, async () => {
		await nextIdToken('alg_none');
		await expectRefusal(algorithm);
	});

	it(`${oidcc}-signing-key-rotation (rp-key-rotation-op-sign-key): validates the second token`, async () => {
		const site = createRelyingParty();
		await expectSignIn(site);
		site.pass(60);
		await cognito.control('rotate-keys', { keep_old: false });
		await expectSignIn(site);
		expect(await site.calls()).toMatchObject({ jwks: 2 });
	});

	it(`${oidcc}-signing-key-rotation-just-before-signing (rp-key-rotation-op-sign-key-native): refetches within one sign-in`, async () => {
		const site = createRelyingParty();
		await expectSignIn(site);
		site.pass(60);
		const browser = site.browse();
		const { url } = await browser.follow('/auth/login?provider=Facebook');
		await cognito.control('rotate-keys', { keep_old: false });
		await browser.follow(url.href, { form: { person: 'olivia-owner', decision: 'continue' } });
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});
});

describe('Refresh', () => {
	const dueIn = 3600 - 30; // seconds: half a minute before the access token ends

	it(`${oidcc}-refresh-token: refreshes, and continues with the new token`, async () => {
		const site = createRelyingParty();
		const browser = await site.signIn('olivia-owner');
		const before = browser.cookies.get('popmap_session')?.value;
		site.pass(dueIn);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(browser.cookies.get('popmap_session')?.value).not.toBe(before);
		site.pass(3000);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(await site.calls()).toMatchObject({ token: 2 });
	});

	it.each([
		[`${oidcc}-refresh-token-invalid-issuer`, 'wrong_iss', 'ERR_JWT_CLAIM_VALIDATION_FAILED: iss'],
		[`${oidcc}-refresh-token-invalid-sub`, 'other_sub', 'sub']
	])('%s: rejects the refreshed ID token', async (_, mutation, reason) => {
		const site = createRelyingParty();
		const browser = await site.signIn('olivia-owner');
		const before = browser.cookies.get('popmap_session')?.value;
		await nextIdToken(mutation, { grant: 'refresh_token' });
		site.pass(dueIn);
		await browser.visit('/api/auth/me');
		expect(browser.cookies.get('popmap_session')?.value).toBe(before);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'session_renewal_failed', reason })
		);
		expect(site.logged.map(({ event }) => event)).not.toContain('session_renewed');
	});
});
