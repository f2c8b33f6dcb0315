import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { createSiteWithActions } from '../testing/page-actions.ts';
import { createSite } from '../testing/site.ts';

const first = createSiteWithActions();
const open = (options = {}) => createSiteWithActions({ sharedWith: first, ...options });
type Site = ReturnType<typeof open>;

beforeEach(async () => {
	await first.cognito.reset();
	await env.DB.exec('DELETE FROM api_tokens; DELETE FROM mails; DELETE FROM activities;');
});

const readOnly = { name: 'Till', scope_read: 'on', days: '30' };
const everything = { ...readOnly, scope_events: 'on', scope_businesses: 'on' };

/** The browser of a person, and what makes tokens with it. */
async function signedIn(site: Site, person = 'emil-owner') {
	const browser = await site.signIn(person);
	const create = (input: object) => site.act(browser, ({ apiTokens }) => apiTokens.create(input));
	async function made(input: object): Promise<string> {
		const result = await create(input);
		if (result.kind === 'ok') return result.value.token;
		throw new TypeError(result.problem.message);
	}
	return { browser, create, made };
}

/** A request of a program: without a cookie and without a browser's headers. */
async function call(site: Site, token: string, path: string, body?: object) {
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	const method = body ? 'POST' : 'GET';
	const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
	const response = await site.app.fetch(new Request(site.config.origin + path, init));
	return { response, status: response.status, body: await response.json<{ code?: string }>() };
}

const rowsOf = async (table: string) =>
	(await env.DB.prepare(`SELECT * FROM ${table}`).all()).results;

describe('an API token', () => {
	it('is shown once, and only its hash is stored', async () => {
		const site = open();
		const { browser, made } = await signedIn(site);
		const token = await made(everything);
		expect(token).toMatch(/^popmap_[\w-]{43}$/);
		expect(JSON.stringify(await rowsOf('api_tokens'))).not.toContain(token.slice(7));
		const listed = await site.act(browser, ({ apiTokens }) => apiTokens.list());
		expect(listed).toMatchObject({
			value: [{ name: 'Till', scopes: ['read', 'events', 'businesses'], lastUsedAt: null }]
		});
		expect(JSON.stringify(listed)).not.toContain(token.slice(7));
		expect((await rowsOf('mails')).at(-1)).toMatchObject({ kind: 'security_changed' });
		expect((await rowsOf('activities')).at(-1)).toMatchObject({ kind: 'token_added' });
	});

	it('acts in the name of its owner', async () => {
		const site = open();
		const { made } = await signedIn(site);
		const { body } = await call(site, await made(readOnly), '/api/auth/me');
		expect(body).toMatchObject({ name: 'Emil Owner' });
	});

	it.each([
		['/api/events', 'events', everything, 422],
		['/api/businesses', 'businesses', everything, 422],
		['/api/events', 'events', readOnly, 403],
		['/api/businesses', 'businesses', readOnly, 403]
	])('writes to %s only with the scope %s: %o is %i', async (path, scope, input, status) => {
		const site = open();
		const { made } = await signedIn(site);
		const { response, body, ...answer } = await call(site, await made(input), path, {});
		expect(answer.status).toBe(status);
		if (status === 422) return;
		expect(body.code).toBe('insufficient_scope');
		expect(response.headers.get('www-authenticate')).toBe(
			`Bearer realm="popmap", error="insufficient_scope", scope="${scope}"`
		);
	});

	it('reads only with the scope for it', async () => {
		const site = open();
		const { made } = await signedIn(site);
		const token = await made({ name: 'Writer', scope_events: 'on', days: '30' });
		expect(await call(site, token, '/api/businesses/mine')).toMatchObject({ status: 403 });
		expect(await call(site, token, '/api/events')).toMatchObject({ status: 403 });
	});

	it.each([
		['/api/review', undefined],
		['/api/auth/sessions', undefined],
		['/api/auth/sessions/end-others', {}],
		['/api/businesses/1/invitations', { role: 'manager' }],
		['/api/invitations/accept', { token: 'x' }]
	])('is refused where a person is needed: %s', async (path, body) => {
		const site = open();
		const { made } = await signedIn(site, 'mona-moderator');
		const answer = await call(site, await made(everything), path, body);
		expect(answer).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
	});

	it('never makes its owner a moderator', async () => {
		const site = open();
		const { made } = await signedIn(site, 'mona-moderator');
		const { body } = await call(site, await made(everything), '/api/auth/me');
		expect(body).toMatchObject({ name: 'Mona Moderator', is_moderator: false, permissions: [] });
	});

	it('opens no page', async () => {
		const site = open();
		const { made } = await signedIn(site);
		const headers = { authorization: `Bearer ${await made(everything)}` };
		const { app, config } = createSite({ sharedWith: first });
		const page = await app.fetch(new Request(`${config.origin}/account`, { headers }));
		expect(await page.json()).toMatchObject({ page: '/account', viewer: null });
	});

	it('ends at its time, and when its owner deletes it', async () => {
		const site = open();
		const { browser, made } = await signedIn(site);
		const [kept, deleted] = [await made(readOnly), await made(readOnly)];
		const [, row] = await rowsOf('api_tokens');
		await site.act(browser, ({ apiTokens }) => apiTokens.remove(String(row?.['id'])));
		expect(await call(site, deleted, '/api/auth/me')).toMatchObject({
			status: 401,
			body: { code: 'invalid_token' }
		});
		expect(await call(site, kept, '/api/auth/me')).toMatchObject({ status: 200 });
		site.pass(30 * 86_400);
		expect(await call(site, kept, '/api/auth/me')).toMatchObject({ status: 401 });
	});

	it('of somebody else stays when it is deleted', async () => {
		const site = open();
		const emil = await signedIn(site);
		const token = await emil.made(readOnly);
		const [row] = await rowsOf('api_tokens');
		const { browser } = await signedIn(site, 'anna-attendee');
		await site.act(browser, ({ apiTokens }) => apiTokens.remove(String(row?.['id'])));
		expect(await call(site, token, '/api/auth/me')).toMatchObject({ status: 200 });
	});

	it.each(['popmap_', `popmap_${'a'.repeat(43)}`, `popmap_${'a'.repeat(44)}`])(
		'that does not exist is 401: %s',
		async (token) => {
			const answer = await call(open(), token, '/api/auth/me');
			expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_token' } });
		}
	);

	it('notes when it was last used, once an hour', async () => {
		const site = open();
		const { made } = await signedIn(site);
		const token = await made(readOnly);
		const usedAt = async () => (await rowsOf('api_tokens'))[0]?.['last_used_at'];
		const use = async () => {
			await call(site, token, '/api/auth/me');
			await site.settle();
			return usedAt();
		};
		const before = await use();
		expect(before).toBe(site.clock.now);
		site.pass(3599);
		expect(await use()).toBe(before);
		site.pass(1);
		expect(await use()).toBe(site.clock.now);
	});

	it('costs a write no round trip of its own', async () => {
		const { database, count } = instrumentDatabase();
		const site = open({ dependencies: { database } });
		const { made } = await signedIn(site);
		const token = await made(everything);
		await call(site, token, '/api/auth/me');
		await site.settle();
		const trips = await count(async () => {
			const answer = await call(site, token, '/api/events/999999/join', { business_id: 1 });
			expect(answer.status).toBe(404);
		});
		expect(trips).toBe(1);
	});

	it('counts as one caller with the other tokens of its owner', async () => {
		const counted: string[] = [];
		const write = async (key: string) => {
			counted.push(key);
			return counted.length < 4;
		};
		const site = open();
		const { made } = await signedIn(site);
		const tokens = [await made(everything), await made(everything)];
		const limited = open({ dependencies: { limiters: { signIn: async () => true, write } } });
		const [one = '', other = ''] = tokens;
		expect((await call(limited, one, '/api/events', {})).status).toBe(422);
		const refused = await call(limited, other, '/api/events', {});
		expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
		expect(counted[1]).toBe(counted[3]);
	});
});

describe('making an API token', () => {
	it('needs a sign-in of the last ten minutes', async () => {
		const site = open();
		const { create } = await signedIn(site);
		site.pass(601);
		expect(await create(readOnly)).toMatchObject({ problem: { code: 'recent_sign_in_needed' } });
	});

	it.each([
		[{ ...readOnly, name: ' ' }, ['name']],
		[{ name: 'Till', days: '30' }, ['scopes']],
		[{ ...readOnly, days: '31' }, ['days']],
		[{ ...readOnly, days: undefined }, ['days']]
	])('needs a name, a scope and a time: %o', async (input, fields) => {
		const { create } = await signedIn(open());
		const result = await create(input);
		expect(Object.keys((result.kind === 'error' && result.fields) || {})).toEqual(fields);
	});

	it('stops at ten tokens of one person, also at the same time', async () => {
		const site = open();
		const { browser } = await signedIn(site);
		const results = await site.act(browser, ({ apiTokens }) =>
			Promise.all(Array.from({ length: 12 }, () => apiTokens.create(readOnly)))
		);
		const codes = results.map((each) => (each.kind === 'ok' ? 'ok' : each.problem.code));
		expect(codes.filter((code) => code === 'ok')).toHaveLength(10);
		expect(codes.filter((code) => code === 'limit_reached')).toHaveLength(2);
		expect(await rowsOf('api_tokens')).toHaveLength(10);
		const mails = await rowsOf('mails');
		expect(mails.filter(({ kind }) => kind === 'security_changed')).toHaveLength(10);
	});
});
