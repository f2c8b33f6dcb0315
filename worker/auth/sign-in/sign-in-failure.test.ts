import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { walkThroughCognito } from '../../../test/browser/sign-in.ts';
import { createSite } from '../../testing/site.ts';
import { agreeAt, stopAtCallback } from '../../testing/stop-at-callback.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

interface Expected {
	status: number;
	code: string;
	/** The fields of the log line. */
	because: object;
}

/** Expects that the sign-in fails, with an explanation on the page and the reason in the log. */
async function expectFailure(site: Site, expected: Expected, personId = 'olivia-owner') {
	const browser = site.browse();
	const { response } = await walkThroughCognito(browser, personId, '/account');
	expect(response.status).toBe(expected.status);
	expect(leftBehind(browser)).toEqual([]);
	const page: { requestId: string; problem: object } = await response.json();
	expect(page).toMatchObject({ page: '/callback', problem: { code: expected.code } });
	expect(response.headers.get('x-request-id')).toBe(page.requestId);
	expect(site.logged).toContainEqual(
		expect.objectContaining({
			event: 'sign_in_failed',
			request_id: page.requestId,
			...expected.because
		})
	);
	expect((await browser.visit('/api/auth/me')).status).toBe(401);
	return { response, page, browser };
}

/** Cookies other than the redirect-loop counter, which stays for its minute. */
const leftBehind = ({ cookies }: Browser) =>
	[...cookies.keys()].filter((name) => name !== 'popmap_rounds');

const unavailable = (detail: unknown) => ({
	status: 503,
	code: 'cognito_unavailable',
	because: { reason: 'cognito_unavailable', detail }
});

/** Makes Cognito return an error instead of a code. */
const nextCallback = (error: string, error_description: string | null, times = 1) =>
	cognito.control('callback', { times, params: { code: null, error, error_description } });

describe('an error from Cognito', () => {
	const missing = {
		status: 403,
		code: 'email_missing',
		because: { reason: 'email_missing', provider: 'Facebook' }
	};
	const declined = {
		status: 403,
		code: 'sign_in_declined',
		because: { reason: 'declined', provider: 'Facebook' }
	};

	it('asks a Facebook user without an e-mail address for one, and keeps the return path', async () => {
		const { page } = await expectFailure(open(), missing, 'nemo-no-email');
		expect(page.problem).toMatchObject({
			title: 'We need an e-mail address from Facebook',
			actions: [
				{ label: 'Try again', href: '/auth/login?provider=Facebook&return_to=%2Faccount' },
				{ label: 'Sign in another way', href: '/login?return_to=%2Faccount' },
				{ label: 'Go to the home page', href: '/' }
			]
		});
	});

	it('explains a Cancel at Facebook', () => expectFailure(open(), declined, 'dana-declines'));

	it("explains a Cancel in Cognito's other wording", async () => {
		await cognito.control('quirks', { cancel_error: 'invalid_request' });
		await expectFailure(open(), declined, 'dana-declines');
	});

	it('explains a Cancel without its state, and keeps the sign-ins of other tabs', async () => {
		await cognito.control('quirks', { state_on_errors: false });
		const site = open();
		const browser = site.browse();
		const other = await browser.follow('/auth/login?provider=Facebook');
		const { response } = await walkThroughCognito(browser, 'dana-declines');
		expect(await response.json()).toMatchObject({
			problem: { code: 'sign_in_declined', actions: [{ href: '/login' }, { href: '/' }] }
		});
		expect((await browser.visit(await agreeAt(browser, other.url.href))).status).toBe(303);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'sign_in_failed', reason: 'not_pending', said: 'declined' })
		);
	});

	it('keeps the return path of the only pending sign-in when the state is missing', async () => {
		await cognito.control('quirks', { state_on_errors: false });
		const browser = open().browse();
		const { response } = await walkThroughCognito(browser, 'dana-declines', '/account');
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			problem: {
				code: 'sign_in_declined',
				actions: [
					{ href: '/auth/login?provider=Facebook&return_to=%2Faccount' },
					{ href: '/login?return_to=%2Faccount' },
					{ href: '/' }
				]
			}
		});
	});

	it('without a pending sign-in does not count as a failure of the provider', async () => {
		const site = open();
		await site
			.browse()
			.visit(`/callback?error=server_error&error_description=${'a@'.repeat(1500)}`);
		expect(site.logged).toMatchObject([
			{ event: 'sign_in_failed', provider: null, reason: 'not_pending', said: 'provider_failed' }
		]);
	});

	it.each([
		['invalid_request', 'PreSignUp failed with error not today. '],
		['invalid_request', 'user.email: Attribute cannot be updated.\n '],
		['server_error', null],
		['unauthorized_client', null],
		['something_new', 'never seen before']
	])('gives a general explanation for %s (%s)', async (error, description) => {
		await nextCallback(error, description);
		await expectFailure(open(), {
			status: 502,
			code: 'sign_in_failed',
			because: { reason: 'provider_failed', error, detail: (description ?? '').trim() }
		});
	});

	it('keeps an e-mail address in an error text out of the log and off the page', async () => {
		await nextCallback('invalid_request', 'PreSignUp failed with error who is a@b.example?');
		const site = open();
		const { page } = await expectFailure(site, {
			status: 502,
			code: 'sign_in_failed',
			because: { detail: 'PreSignUp failed with error who is [address]' }
		});
		expect(JSON.stringify([page, site.logged])).not.toContain('a@b.example');
	});

	it('logs at most 200 characters of an error text', async () => {
		await nextCallback('invalid_request', 'x'.repeat(300));
		const because = { detail: 'x'.repeat(200) };
		await expectFailure(open(), { status: 502, code: 'sign_in_failed', because });
	});

	it('consumes the sign-in: its state is not accepted with a code afterwards', async () => {
		const browser = open().browse();
		const callback = new URL(await stopAtCallback(browser));
		const failed = new URL(callback);
		failed.searchParams.delete('code');
		failed.searchParams.set('error', 'server_error');
		expect((await browser.visit(failed.href)).status).toBe(502);
		expect((await browser.visit(callback.href)).status).toBe(400);
	});
});

describe('“Already found an entry for username”', () => {
	const text = 'Already found an entry for username facebook_10223456789012345';

	it('is retried once without the person noticing', async () => {
		const site = open();
		const browser = site.browse();
		const retried = await walkThroughCognito(browser, 'retha-retry');
		await browser.visit(await agreeAt(browser, retried.url.href, 'retha-retry'));
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(site.logged.map(({ event }) => event)).toEqual([
			'sign_in_started',
			'sign_in_retried',
			'signed_in'
		]);
	});

	it('keeps provider and return path in the second attempt', async () => {
		await nextCallback('invalid_request', `${text} `);
		const { response, url } = await walkThroughCognito(open().browse(), 'olivia-owner', '/account');
		expect(response.status).toBe(200);
		expect(url.pathname).toBe('/account');
	});

	it('is explained when it happens again', async () => {
		await nextCallback('invalid_request', text, 2);
		const site = open();
		await expectFailure(site, {
			status: 409,
			code: 'account_just_linked',
			because: { reason: 'just_linked' }
		});
		expect(await site.calls()).toMatchObject({ authorize: 2, token: 0 });
	});
});

describe('unavailable options', () => {
	it.each(['Apple', 'facebook', 'COGNITO', 'Facebook,Google', '<script>'])(
		'reject a provider called %s',
		async (provider) => {
			const browser = open().browse();
			const response = await browser.visit(`/auth/login?provider=${encodeURIComponent(provider)}`);
			expect(response.status).toBe(400);
			expect(response.headers.getSetCookie()).toEqual([]);
			expect(await response.json()).toMatchObject({ problem: { code: 'unknown_provider' } });
		}
	);

	it('reject a provider that the settings leave out', async () => {
		const browser = open({ settings: { COGNITO_PROVIDERS: 'Facebook' } }).browse();
		expect((await browser.visit('/auth/login?provider=Google')).status).toBe(400);
		expect((await browser.visit('/auth/login?provider=Facebook')).status).toBe(303);
	});
});

describe('a refusal of the token endpoint', () => {
	it('is explained as an invalid code', async () => {
		await cognito.control('callback', { params: { code: 'not-a-code' } });
		await expectFailure(open(), {
			status: 400,
			code: 'sign_in_expired',
			because: { reason: 'code_refused', error: 'invalid_grant' }
		});
	});

	it.each([400, 401])('explains a wrong client secret, reported with %i', async (status) => {
		await cognito.control('quirks', { invalid_client_status: status });
		await expectFailure(open({ settings: { COGNITO_CLIENT_SECRET: 'yesterday’s' } }), {
			status: 502,
			code: 'sign_in_failed',
			because: { reason: 'client_refused', error: 'invalid_client' }
		});
	});
});

describe('an unusable response of the token endpoint', () => {
	it.each([
		['a 500', { status: 500 }, 'status 500'],
		[
			'a 503 that says invalid_grant',
			{ status: 503, body: { error: 'invalid_grant' } },
			'status 503'
		],
		['a 429', { status: 429, body: { error: 'TooManyRequests' } }, 'status 429'],
		['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }, 'status 302'],
		['HTML with 200', { malformed: 'html' }, 'an invalid token response'],
		['HTML with 502', { malformed: 'html', status: 502 }, 'status 502'],
		['HTML with 400', { malformed: 'html', status: 400 }, 'status 400'],
		['half of its JSON', { malformed: 'half_json' }, 'an invalid token response'],
		['nothing', { malformed: 'empty' }, 'an invalid token response'],
		['no access token', { merge: { access_token: null } }, 'an invalid token response'],
		['another token type', { merge: { token_type: 'mac' } }, 'an invalid token response'],
		['no ID token', { merge: { id_token: null } }, 'a token is missing'],
		['no refresh token', { merge: { refresh_token: null } }, 'a token is missing'],
		['70 kB', { body: 'x'.repeat(70_000) }, 'a response of more than 65536 bytes']
	])('is explained with 503 when it sends %s', async (_, fault, detail) => {
		await cognito.control('fault', { endpoint: 'token', ...fault });
		const { response } = await expectFailure(open(), unavailable(detail));
		expect(response.headers.get('retry-after')).toBe('60');
	});

	it('is assumed after five seconds without one', async () => {
		await cognito.control('fault', { endpoint: 'token', hang: true });
		await expectFailure(open(), unavailable('no response within 5000 ms'));
	});

	it('is assumed when the network fails', async () => {
		const fetch = async (request: Request) => {
			if (request.url.endsWith('/oauth2/token')) throw new TypeError('Network connection lost.');
			return cognito.fetch(request);
		};
		await expectFailure(open({ dependencies: { fetch } }), unavailable('Network connection lost.'));
	});
});

describe('keys that are unavailable at a cold start', () => {
	it.each([
		['jwks', 500],
		['jwks', 404],
		['discovery', 500]
	])('stop the sign-in when %s responds with %i', async (endpoint, status) => {
		await cognito.control('fault', { endpoint, status, times: 10 });
		const detail = expect.stringMatching(/\.well-known\/.* cannot be fetched$/);
		await expectFailure(open(), unavailable(detail));
	});
});

describe('an invalid access token', () => {
	it.each([
		['wrong_iss', 'iss'],
		['missing_iss', expect.stringMatching(/^claims/)],
		['wrong_client_id', 'client_id'],
		['missing_client_id', expect.stringMatching(/^claims/)],
		['wrong_token_use', expect.stringMatching(/^claims/)],
		['missing_token_use', expect.stringMatching(/^claims/)],
		['missing_exp', expect.stringMatching(/^claims/)],
		['expired', 'exp'],
		['other_sub', 'sub'],
		['alg_none', 'ERR_JOSE_ALG_NOT_ALLOWED'],
		['alg_hs256', 'ERR_JOSE_ALG_NOT_ALLOWED'],
		['alg_es256', 'ERR_JOSE_ALG_NOT_ALLOWED'],
		['bad_signature', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
		['unknown_kid', 'ERR_JWKS_NO_MATCHING_KEY']
	])('stops the sign-in: %s', async (mutation, detail) => {
		await cognito.control('tokens', { mutation, token: 'access' });
		await expectFailure(open(), {
			status: 502,
			code: 'sign_in_failed',
			because: { reason: 'token_rejected', detail }
		});
	});

	it.each(['wrong_token_use', 'missing_token_use'])(
		'stops the sign-in too when the ID token is %s',
		async (mutation) => {
			await cognito.control('tokens', { mutation });
			await expectFailure(open(), {
				status: 502,
				code: 'sign_in_failed',
				because: { reason: 'token_rejected', detail: expect.stringMatching(/^claims/) }
			});
		}
	);
});

describe('while D1 is unavailable', () => {
	const countSessions = async () =>
		(await env.DB.prepare('SELECT count(*) AS n FROM sessions').first<number>('n')) ?? 0;

	it('a sign-in fails without leaving a session, and the next attempt works', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const before = await countSessions();
		instrumented.fail();
		const { response } = await expectFailureWithoutMe(site);
		expect(response.headers.get('retry-after')).toBe('60');
		expect(await countSessions()).toBe(before);
		instrumented.recover();
		const browser = await site.signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(await countSessions()).toBe(before + 1);
	});

	it.each([
		'Network connection lost.',
		'D1_ERROR: Network connection lost.',
		'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
		'D1_ERROR: Internal error in D1 DB storage caused object to be reset.'
	])("the outage is recognised by D1's message: %s", async (message) => {
		const instrumented = instrumentDatabase();
		instrumented.fail(message);
		const site = open({ dependencies: { database: instrumented.database } });
		await expectFailureWithoutMe(site);
	});

	async function expectFailureWithoutMe(site: Site) {
		const browser = site.browse();
		const { response } = await walkThroughCognito(browser, 'olivia-owner');
		expect(response.status).toBe(503);
		expect(await response.json()).toMatchObject({ problem: { code: 'database_unavailable' } });
		expect(leftBehind(browser)).toEqual([]);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'sign_in_failed', reason: 'database_unavailable' })
		);
		return { response };
	}
});
