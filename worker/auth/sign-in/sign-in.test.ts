import { env } from 'cloudflare:workers';
import { base64url } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { termsVersion } from '../../legal/terms-version.ts';
import { walkThroughCognito } from '../../../test/browser/sign-in.ts';
import { createSealedBox } from '../sealed-box.ts';
import { createSite } from '../../testing/site.ts';
import { stopAtCallback } from '../../testing/stop-at-callback.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';

const first = createSite();
const { cognito } = first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

interface Me {
	id: string;
	username: string;
	name: string;
	email: string | null;
	groups: string[];
}

type Browsing = ReturnType<typeof first.browse>;
const meOf = async (browser: Browsing): Promise<Me> => (await browser.visit('/api/auth/me')).json();

describe('signing in', () => {
	it('stores the version of the terms that the person accepted, and when', async () => {
		const site = open({ startAt: undefined });
		const acceptance = async () =>
			env.DB.prepare(`SELECT terms_version, terms_accepted_at FROM users WHERE id = ?`)
				.bind((await meOf(browser)).id)
				.first();
		const firstTime = site.clock.now;
		const browser = await site.signIn('anna-attendee');
		const accepted = { terms_version: termsVersion, terms_accepted_at: firstTime };
		expect(await acceptance()).toEqual(accepted);
		site.pass(60);
		await site.signIn('anna-attendee', browser);
		expect(await acceptance()).toEqual(accepted);
		await env.DB.prepare(`UPDATE users SET terms_version = '2020-01-01' WHERE id = ?`)
			.bind((await meOf(browser)).id)
			.run();
		await site.signIn('anna-attendee', browser);
		expect(await acceptance()).toEqual({ ...accepted, terms_accepted_at: site.clock.now });
	});

	it('with a token alone accepts no terms', async () => {
		// In other files she may have accepted them.
		await env.DB.prepare(`UPDATE users SET terms_version = NULL`).run();
		const site = open();
		const authorization = `Bearer ${await site.accessToken('gina-owner')}`;
		const me = await site.browse().visit('/api/auth/me', { headers: { authorization } });
		const { id } = await me.json<Me>();
		const row = await env.DB.prepare(`SELECT terms_version FROM users WHERE id = ?`)
			.bind(id)
			.first();
		expect(row).toEqual({ terms_version: null });
	});

	it.each([
		['Facebook', 'olivia-owner', 'Olivia Owner', 'Facebook'],
		['Google', 'gina-owner', 'Gina Owner', 'Google'],
		['an e-mail address', 'emil-owner', 'Emil Owner', 'Cognito']
	])('works with %s', async (_, person, name, provider) => {
		const browser = await open().signIn(person);
		const me = await browser.visit('/api/auth/me');
		expect(me.status).toBe(200);
		expect(await me.json()).toMatchObject({
			name,
			email: `${person}@popmap.test`,
			identity_provider: provider,
			groups: [],
			is_moderator: false
		});
	});

	it('works with a public client, which sends no secret', async () => {
		const fetched: Request[] = [];
		const fetch = (request: Request) => {
			fetched.push(request);
			return cognito.fetch(request);
		};
		const settings = {
			COGNITO_CLIENT_ID: 'popmaplocalpublic000000001',
			COGNITO_CLIENT_SECRET: undefined
		};
		const browser = await open({ settings, dependencies: { fetch } }).signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		const token = fetched.find(({ url }) => url.endsWith('/oauth2/token'));
		expect(token?.headers.has('authorization')).toBe(false);
	});

	it.each(['/account?tab=1', '/events/%C3%A9t%C3%A9?q=a%26b#top', '/'])(
		'ends at the requested path: %s',
		async (returnTo) => {
			const browser = open().browse();
			const query = `&return_to=${encodeURIComponent(returnTo)}`;
			const response = await browser.visit(await stopAtCallback(browser, 'gina-owner', query));
			expect(response.status).toBe(303);
			expect(response.headers.get('location')).toBe(returnTo);
		}
	);

	it.each([
		['/account?tab=1', '/account?tab=1#'],
		['/events#top', '/events#top']
	])("removes Facebook's fragment: %s", async (returnTo, location) => {
		const browser = open().browse();
		const query = `&return_to=${encodeURIComponent(returnTo)}`;
		const response = await browser.visit(await stopAtCallback(browser, 'olivia-owner', query));
		expect(response.headers.get('location')).toBe(location);
	});

	it('ends at the home page rather than on another site', async () => {
		const browser = open().browse();
		const query = `&return_to=${encodeURIComponent('//evil.example/')}`;
		const response = await browser.visit(await stopAtCallback(browser, 'gina-owner', query));
		expect(response.headers.get('location')).toBe('/');
	});

	it('accepts a response that names the right issuer', async () => {
		await cognito.control('callback', { params: { iss: first.config.cognito.issuer } });
		const browser = await open().signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('works without at_hash, which OpenID Connect makes optional', async () => {
		await cognito.control('quirks', { at_hash: 'never' });
		const browser = await open().signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it("works without origin_jti, when the app client's token revocation is off", async () => {
		await cognito.control('client', { revocation: false });
		const browser = await open().signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('works with the newer form of the issuer', async () => {
		await cognito.control('quirks', { issuer_type: 'UPDATED' });
		const issuer = `${cognito.origin}/issuer-cognito-idp/eu-west-1_Local0001`;
		const browser = await open({ settings: { COGNITO_ISSUER: issuer } }).signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it.each([
		['layla-right-to-left', 'ليلى السوق 🌸'],
		['bobby-markup', '<b>Bobby</b> & Co']
	])('preserves the name of %s exactly', async (person, name) => {
		expect(await meOf(await open().signIn(person))).toMatchObject({ name });
	});
});

describe('the cost of a sign-in', () => {
	it('is one call to the token endpoint and one round trip to D1', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = site.browse();
		const callback = await stopAtCallback(browser);
		expect(await instrumented.count(() => browser.visit(callback))).toBe(1);
		expect(browser.cookies.has('popmap_session')).toBe(true);
		expect(await site.calls()).toMatchObject({ token: 1, userinfo: 0, discovery: 1, jwks: 1 });
	});

	it('is two round trips to D1 when it replaces a session', async () => {
		const instrumented = instrumentDatabase();
		const browser = await open({ dependencies: { database: instrumented.database } }).signIn(
			'olivia-owner'
		);
		const start = await browser.visit('/auth/login?provider=Facebook');
		const authorized = await browser.visit(start.headers.get('location') ?? '');
		const callback = authorized.headers.get('location') ?? '';
		expect(await instrumented.count(() => browser.visit(callback))).toBe(2);
	});
});

describe('the id of a session', () => {
	const idOf = (site: ReturnType<typeof open>) =>
		String(site.logged.findLast(({ event }) => event === 'signed_in')?.['session']);

	it("has 128 bits from the runtime's random number generator", async () => {
		const site = open();
		const generate = vi.spyOn(crypto, 'getRandomValues');
		await site.signIn('olivia-owner');
		const generated = generate.mock.results.flatMap(({ value }) =>
			value instanceof Uint8Array && value.length === 16 ? base64url.encode(value) : []
		);
		generate.mockRestore();
		expect(generated).toContain(idOf(site));
	});

	it('varies in every part, and is that of the row and of the cookie', async () => {
		const site = open();
		const ids: string[] = [];
		for (let round = 0; round < 8; round++) {
			const browser = await site.signIn('olivia-owner');
			ids.push(idOf(site));
			const value = browser.cookies.get('popmap_session')?.value ?? '';
			const opened = await createSealedBox(site.config.session.keys).open('session', value);
			expect(base64url.encode(opened?.content.subarray(1, 17) ?? '')).toBe(ids.at(-1));
			const row = env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE id = ?').bind(
				ids.at(-1)
			);
			expect(await row.first('n')).toBe(1);
		}
		const bytes = ids.map((id) => base64url.decode(id));
		const constant = Array.from({ length: 16 }, (_, index) => index).filter(
			(index) => new Set(bytes.map((each) => each[index])).size === 1
		);
		expect(constant).toEqual([]);
	});
});

describe('signing in again', () => {
	it('replaces the session: a copy of the old cookie is rejected', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		expect((await copy.visit('/api/auth/me')).status).toBe(200);
		await browser.follow('/auth/login?provider=Facebook');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect((await copy.visit('/api/auth/me')).status).toBe(401);
		const [ended] = await endings('olivia-owner');
		expect(ended).toBe('replaced');
		expect(await site.calls()).toMatchObject({ revoke: 1 });
	});

	it('as another person replaces the signed-in person', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		await site.signIn('gina-owner', browser);
		expect(await meOf(browser)).toMatchObject({ name: 'Gina Owner' });
	});

	it('keeps the old session when the new tokens fit no cookies', async () => {
		const browser = await open().signIn('mona-moderator');
		const openSessions = () =>
			env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE ended_at IS NULL').first('n');
		const before = await openSessions();
		const groups = Array.from({ length: 130 }, (_, index) => `group-${index}-`.padEnd(128, 'x'));
		await cognito.control('person', { person: 'mona-moderator', groups });
		const { response } = await browser.follow('/auth/login');
		expect(response.status).toBe(502);
		expect(await openSessions()).toBe(before);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('works although the old session cannot be ended, and the failure is logged', async () => {
		await cognito.control('fault', { endpoint: 'revoke', status: 500 });
		const site = open();
		const browser = await site.signIn('olivia-owner');
		await browser.follow('/auth/login?provider=Facebook');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(site.logged.map(({ event }) => event)).toContain('sign_out_incomplete');
	});

	const endings = async (person: string) => {
		const { results } = await env.DB.prepare(
			`SELECT ended_because FROM sessions JOIN users ON users.id = user_id
			WHERE email = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC`
		)
			.bind(`${person}@popmap.test`)
			.all<{ ended_because: string }>();
		return results.map(({ ended_because }) => ended_because);
	};
});

describe('the user of a sign-in', () => {
	const usersWithSub = async (sub: string) => {
		const { issuer } = first.config.cognito;
		const query = env.DB.prepare('SELECT * FROM users WHERE issuer = ? AND sub = ?');
		return (await query.bind(issuer, sub).all<Record<string, unknown>>()).results;
	};
	const nemo = '0efa5f7b-b5e8-450b-8e59-f8fcfd72d187';

	it('is created once by two concurrent first sign-ins', async () => {
		const site = open();
		const [one, two] = [site.browse(), site.browse()];
		const person = 'greta-three-groups';
		const callbacks = [await stopAtCallback(one, person), await stopAtCallback(two, person)];
		const responses = await Promise.all([
			one.visit(callbacks[0] ?? ''),
			two.visit(callbacks[1] ?? '')
		]);
		expect(responses.map(({ status }) => status)).toEqual([303, 303]);
		expect(await usersWithSub('5dc5194c-624a-4454-8a25-c3894e42c51c')).toHaveLength(1);
		expect((await meOf(one)).id).toBe((await meOf(two)).id);
	});

	it('keeps their id and gets their new name and address at the next sign-in', async () => {
		const site = open();
		const before = await meOf(await site.signIn('anna-attendee'));
		await cognito.control('tokens', {
			token: 'id',
			claims: { name: 'Anna Married', email: 'anna@new.example' }
		});
		expect(await meOf(await site.signIn('anna-attendee'))).toMatchObject({
			id: before.id,
			name: 'Anna Married',
			email: 'anna@new.example'
		});
	});

	it('is a different one for each provider, even with the same e-mail address', async () => {
		const site = open();
		const olivia = await meOf(await site.signIn('olivia-owner'));
		await cognito.control('tokens', { token: 'id', claims: { email: olivia.email } });
		const gina = await meOf(await site.signIn('gina-owner'));
		expect(gina.email).toBe(olivia.email);
		expect(gina.id).not.toBe(olivia.id);
	});

	it('is never looked up by username', async () => {
		const site = open();
		const olivia = await meOf(await site.signIn('olivia-owner'));
		await cognito.control('tokens', {
			token: 'id',
			claims: { 'cognito:username': olivia.username }
		});
		const emil = await meOf(await site.signIn('emil-owner'));
		expect(emil.username).toBe(olivia.username);
		expect(emil.id).not.toBe(olivia.id);
	});

	it.each([
		['the word "true"', 'true', 1],
		['the word "false"', 'false', 0],
		['true', true, 1],
		['false', false, 0],
		['absent', null, 0]
	])(
		'has an address that is verified or not, according to email_verified: %s',
		async (_, value, stored) => {
			await cognito.control('tokens', { token: 'id', claims: { email_verified: value } });
			await open().signIn('olivia-owner');
			const [olivia] = await usersWithSub('e751d284-7a6b-4362-851f-40da25b653d4');
			expect(olivia?.['email_verified']).toBe(stored);
		}
	);

	it.each(['string', 'absent', 'false'] as const)(
		'signs in with Facebook in every variant of email_verified: %s',
		async (form) => {
			await cognito.control('quirks', { facebook_email_verified: form });
			await open().signIn('olivia-owner');
			const [olivia] = await usersWithSub('e751d284-7a6b-4362-851f-40da25b653d4');
			expect(olivia?.['email_verified']).toBe(0);
		}
	);

	it('is not created without an e-mail address', async () => {
		await walkThroughCognito(open().browse(), 'nemo-no-email');
		expect(await usersWithSub(nemo)).toEqual([]);
	});

	it('has the assigned groups, and not those that Cognito makes', async () => {
		expect((await meOf(await open().signIn('olivia-owner'))).groups).toEqual([]);
		expect((await meOf(await open().signIn('greta-three-groups'))).groups).toEqual([
			'admins',
			'editors',
			'market-organisers'
		]);
	});

	it('moderates as a member of the group in the settings', async () => {
		expect(await meOf(await open().signIn('mona-moderator'))).toMatchObject({ is_moderator: true });
		const elsewhere = open({ settings: { COGNITO_ADMIN_GROUP: 'reviewers' } });
		expect(await meOf(await elsewhere.signIn('mona-moderator'))).toMatchObject({
			is_moderator: false
		});
	});
});

describe('the log', () => {
	it('has a line for each step of signing in and out, with its request id', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		await browser.follow('/auth/logout', { form: {} });
		expect(site.logged).toEqual([
			{ event: 'sign_in_started', request_id: expect.any(String), provider: 'Facebook' },
			{
				event: 'signed_in',
				request_id: expect.any(String),
				provider: 'Facebook',
				user: expect.any(String),
				session: expect.any(String)
			},
			{ event: 'signed_out', request_id: expect.any(String), session: expect.any(String) }
		]);
	});

	it('never contains a token, a code, a state, a cookie or an e-mail address', async () => {
		const secrets = new Set<string>(['popmap.test']);
		const fetch = async (request: Request) => {
			if (request.method === 'POST') {
				for (const value of (await request.clone().formData()).values()) secrets.add(String(value));
			}
			const response = await cognito.fetch(request);
			if (!request.url.endsWith('/oauth2/token')) return response;
			const tokens: Record<string, unknown> = await response.clone().json();
			for (const value of Object.values(tokens)) secrets.add(String(value));
			return response;
		};
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { fetch, database: instrumented.database } });
		const browser = site.browse();
		const remember = () => {
			for (const { value } of browser.cookies.values()) secrets.add(value);
		};
		const signIn = async (person: string) => {
			const callback = new URL(await stopAtCallback(browser, person));
			remember();
			for (const value of callback.searchParams.values()) secrets.add(value);
			await browser.visit(callback.href);
			remember();
			await browser.visit(callback.href);
		};
		await signIn('olivia-owner');
		site.pass(3600);
		await browser.visit('/api/auth/me');
		remember();
		instrumented.fail();
		await browser.visit('/account');
		await browser.visit('/auth/logout', { form: {} });
		instrumented.recover();
		await cognito.control('tokens', { mutation: 'wrong_nonce' });
		await signIn('greta-three-groups').catch(() => undefined);
		await walkThroughCognito(site.browse(), 'nemo-no-email');
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		secrets.add(authorization.slice(7));
		await cognito.control('fault', { endpoint: 'userinfo', status: 500 });
		await site.browse().visit('/api/auth/me', { headers: { authorization } });

		const lines = JSON.stringify(site.logged);
		expect(site.logged.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['signed_in', 'session_renewed', 'session_unavailable', 'signed_out'])
		);
		expect(secrets.size).toBeGreaterThan(10);
		const long = [...secrets].filter((secret) => secret.length > 9 && !/^[a-z_]+$/.test(secret));
		for (const secret of long) expect(lines).not.toContain(secret);
	});
});
