import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import type { Site } from '../../testing/site.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';
import { createSealedBox } from '../sealed-box.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';

const me = '/api/auth/me';
const site = createSite();

/** A signed-in browser whose session is cached, because it has just made a request. */
async function cachedSession(person: string, on = createSite({ sharedWith: site })) {
	const browser = await on.signIn(person);
	const first = await browser.visit(me);
	return { on, browser, first };
}

/** The headers of a response, without those that differ each time. */
function headersOf({ headers }: Response) {
	const { 'x-request-id': id, 'server-timing': timing, ...rest } = Object.fromEntries(headers);
	return { rest, id, timing };
}

describe('a cached session', () => {
	it('returns the same response with the same headers', async () => {
		const { browser, first } = await cachedSession('emil-owner');
		const again = await browser.visit(me);
		expect(again.status).toBe(200);
		expect(await again.json()).toEqual(await first.json());
		const [before, after] = [headersOf(first), headersOf(again)];
		expect(after.rest).toEqual(before.rest);
		expect(after.id).not.toBe(before.id);
		expect(after.timing).toMatch(/^session;dur=\d+\.\d$/);
	});

	it.each(['Bearer not-a-token', 'Basic b3duZXI6c2VjcmV0'])(
		'is not used when the request has an Authorization header: %s',
		async (authorization) => {
			const { browser, first } = await cachedSession('emil-owner');
			const response = await browser.visit(me, { headers: { authorization } });
			expect(response.status).toBe(authorization.startsWith('Bearer') ? 401 : 200);
			if (response.status === 200) expect(await response.json()).toEqual(await first.json());
		}
	);

	it("does not override another person's access token", async () => {
		const { on, browser } = await cachedSession('emil-owner');
		const authorization = `Bearer ${await on.accessToken('olivia-owner')}`;
		const response = await browser.visit(me, { headers: { authorization } });
		expect(await response.json()).toMatchObject({ email: 'olivia-owner@popmap.test' });
	});

	it.each<[string, number, string, Record<string, string>]>([
		['an address', 414, `${me}?q=${'x'.repeat(5_000)}`, {}],
		['headers', 431, me, { 'x-large': 'x'.repeat(40_000) }]
	])('is subject to the request limits: %s', async (_, status, url, headers) => {
		const { browser, on } = await cachedSession('emil-owner');
		const response = await browser.visit(url, { headers });
		expect(response.status).toBe(status);
		const request_id = response.headers.get('x-request-id');
		expect(on.logged).toContainEqual(
			expect.objectContaining({ event: 'request_refused', status, request_id })
		);
	});

	it('is forgotten as soon as the session ends', async () => {
		const { browser } = await cachedSession('emil-owner');
		const thief = browser.copy();
		await browser.visit('/auth/logout', { form: {} });
		expect((await thief.visit(me)).status).toBe(401);
	});

	it('is not used for a cookie that only ends in the same characters', async () => {
		const { browser } = await cachedSession('emil-owner');
		const forged = browser.copy();
		const cookie = forged.cookies.get('popmap_session');
		if (!cookie) throw new TypeError('A session has a cookie');
		const at = cookie.value.length >> 1;
		const other = cookie.value[at] === 'A' ? 'B' : 'A';
		const value = cookie.value.slice(0, at) + other + cookie.value.slice(at + 1);
		forged.cookies.set('popmap_session', { ...cookie, value });
		expect((await forged.visit(me)).status).toBe(401);
		expect((await browser.visit(me)).status).toBe(200);
	});

	it('is updated by a write that has read the row again', async () => {
		const { browser } = await cachedSession('emil-owner');
		await env.DB.prepare("UPDATE users SET name = 'Emil Renamed' WHERE name = 'Emil Owner'").run();
		const headers = { 'sec-fetch-site': 'same-origin' };
		await browser.visit('/api/auth/sessions/end-others', { method: 'POST', headers });
		expect(await (await browser.visit(me)).json()).toMatchObject({ name: 'Emil Renamed' });
	});

	it('does not outlive the session', async () => {
		const settings = { SESSION_IDLE_SECONDS: '600' };
		const { on, browser } = await cachedSession(
			'emil-owner',
			createSite({ sharedWith: site, settings })
		);
		on.pass(598);
		expect((await browser.visit(me)).status).toBe(200);
		on.pass(2);
		expect((await browser.visit(me)).status).toBe(401);
	});

	it('expires after five seconds', async () => {
		const instrumented = instrumentDatabase();
		const dependencies = { database: instrumented.database };
		const known = await cachedSession('emil-owner', createSite({ sharedWith: site, dependencies }));
		known.on.pass(5);
		expect(await instrumented.count(() => known.browser.visit(me))).toBe(1);
	});
});

/** A cookie of the same session, with other tokens, that this isolate has not opened yet. */
async function resealed({ on, browser }: { on: Site; browser: Browser }, tokens: object = {}) {
	const box = createSealedBox(on.config.session.keys);
	const opened = await box.open('session', browser.cookies.get('popmap_session')?.value ?? '');
	const session = opened && decodeSession(opened.content);
	if (!session) throw new TypeError('The session is in its cookie');
	const value = await box.seal('session', encodeSession({ ...session, ...tokens }));
	const other = browser.copy();
	other.cookies.set('popmap_session', { value, attributes: '' });
	return other;
}

describe('a new cookie of a cached session', () => {
	it('is accepted without a query', async () => {
		const instrumented = instrumentDatabase();
		const dependencies = { database: instrumented.database };
		const known = await cachedSession('emil-owner', createSite({ sharedWith: site, dependencies }));
		const other = await resealed(known);
		const roundTrips = await instrumented.count(async () => {
			expect(await (await other.visit(me)).json()).toEqual(await known.first.json());
		});
		expect(roundTrips).toBe(0);
	});

	it('is rejected when its token belongs to another person', async () => {
		const known = await cachedSession('emil-owner');
		const accessToken = await known.on.accessToken('olivia-owner');
		expect((await (await resealed(known, { accessToken })).visit(me)).status).toBe(401);
	});

	it('is rejected when its token was not signed by the pool', async () => {
		const known = await cachedSession('emil-owner');
		const accessToken = await known.on.accessToken('emil-owner');
		const forged = accessToken.replace(/.{22}$/, 'A'.repeat(22));
		const other = await resealed(known, { accessToken: forged, refreshToken: 'none' });
		expect((await other.visit(me)).status).toBe(401);
		expect((await known.browser.visit(me)).status).toBe(200);
	});

	it('is accepted after the keys were fetched again, with the request id in the log', async () => {
		const own = createSite();
		const known = await cachedSession('emil-owner', own);
		own.pass(598);
		await known.browser.visit(me);
		own.pass(3);
		await own.cognito.control('fault', { endpoint: 'jwks', times: 1, status: 503 });
		const response = await (await resealed(known)).visit(me);
		expect(response.status).toBe(200);
		const lines = own.logged.filter(({ event }) => event === 'cognito_document_unavailable');
		expect(lines.map(({ request_id: id }) => id)).toEqual([response.headers.get('x-request-id')]);
	});
});

it('an error while reading the cache is logged with the request id', async () => {
	const faulty = createSite({ sharedWith: site, dependencies: { now: () => clock() } });
	let clock = () => site.clock.now;
	const { browser } = await cachedSession('emil-owner', faulty);
	clock = () => {
		throw new TypeError('The clock is gone');
	};
	const response = await browser.visit(me);
	expect(response.status).toBe(500);
	expect(faulty.logged).toContainEqual(
		expect.objectContaining({
			event: 'request_failed',
			request_id: response.headers.get('x-request-id')
		})
	);
});
