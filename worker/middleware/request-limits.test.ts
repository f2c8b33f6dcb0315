import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { users } from '../database/schema.ts';
import { createSite } from '../testing/site.ts';

const first = createSite();
const open = (options = {}) => createSite({ sharedWith: first, ...options });
const sameOrigin = { 'sec-fetch-site': 'same-origin' };

describe('the size of a request', () => {
	it.each([
		[4096, 200],
		[4097, 414]
	])('with %i bytes of path and query gives %i', async (length, status) => {
		const response = await open()
			.browse()
			.visit(`/?${'a'.repeat(length - 2)}`);
		expect(response.status).toBe(status);
	});

	it.each([
		['values', (bytes: number) => ({ 'x-filler': 'a'.repeat(bytes) })],
		['names', (bytes: number) => ({ [`x-${'a'.repeat(bytes)}`]: '' })]
	])('is limited to 32 kB of headers, counted by their %s', async (_, headers) => {
		const visit = (bytes: number) =>
			open()
				.browse()
				.visit('/', { headers: headers(bytes) });
		expect((await visit(32_000)).status).toBe(200);
		expect((await visit(33_000)).status).toBe(431);
	});

	it('is limited to 64 kB of body', async () => {
		const visit = (bytes: number) =>
			open()
				.browse()
				.visit('/account', { form: { a: 'b'.repeat(bytes) } });
		expect((await visit(65_000)).status).toBe(200);
		expect((await visit(66_000)).status).toBe(413);
	});
});

describe('a body that the client broke off', () => {
	const brokenBody = () => {
		let pulls = 0;
		return new ReadableStream<Uint8Array>({
			pull(controller) {
				if (pulls++ === 0) controller.enqueue(new TextEncoder().encode('{"'));
				else controller.error(new Error('disconnected: premature EOF'));
			}
		});
	};

	it.each([
		['/api/events', 'application/json'],
		['/events/new', 'application/x-www-form-urlencoded'],
		['/auth/logout', 'application/x-www-form-urlencoded']
	])('is the sender’s failure, and none of ours: %s', async (path, type) => {
		const site = open();
		const headers = { ...sameOrigin, 'content-type': type };
		const request = { method: 'POST', headers, body: brokenBody(), duplex: 'half' } as const;
		const response = await site.app.fetch(new Request(site.config.origin + path, request));
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('body_incomplete');
		expect(site.logged).toEqual([]);
	});
});

describe('a path that reads as another host', () => {
	it.each(['//evil.example/', '/\\evil.example/', '///'])('does not exist: %s', async (path) => {
		const { app, config } = open();
		const response = await app.fetch(new Request(config.origin + path));
		expect(response.status).toBe(404);
		expect(response.headers.get('location')).toBeNull();
	});
});

describe('the body of an API request', () => {
	const post = async (type: string | null, body: BodyInit | null = '{}') => {
		const { app, config } = open();
		const headers = new Headers(sameOrigin);
		if (type !== null) headers.set('content-type', type);
		const url = `${config.origin}/api/auth/sessions/end-others`;
		return app.fetch(new Request(url, { method: 'POST', headers, body }));
	};

	it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
		'may be JSON: %s',
		async (type) => expect((await post(type)).status).toBe(401)
	);

	it.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'application/jsonp',
		'multipart/form-data'
	])('may not be another type: %s', async (type) => {
		const response = await post(type);
		expect(response.status).toBe(415);
		expect(await response.json()).toMatchObject({ code: 'json_only' });
	});

	it('may not be compressed, which the answer says', async () => {
		const { app, config } = open();
		const headers = {
			...sameOrigin,
			'content-type': 'application/json',
			'content-encoding': 'gzip'
		};
		const url = `${config.origin}/api/auth/sessions/end-others`;
		const response = await app.fetch(new Request(url, { method: 'POST', headers, body: '{}' }));
		expect(response.status).toBe(415);
		expect(response.headers.get('accept-encoding')).toBe('identity');
		expect(await response.json()).toMatchObject({ code: 'compressed_body' });
	});

	it('must have a type', async () => {
		const response = await post(null, new TextEncoder().encode('{}'));
		expect(response.status).toBe(415);
	});

	it('may be missing', async () => expect((await post(null, null)).status).toBe(401));

	it('may be empty on a page too', async () => {
		const { app, config } = open();
		const body = new Uint8Array();
		const request = { method: 'POST', headers: sameOrigin, body };
		const response = await app.fetch(new Request(`${config.origin}/account`, request));
		expect(response.status).toBe(200);
	});

	it('may be empty, as with Content-Length: 0', async () =>
		expect((await post(null, new Uint8Array())).status).toBe(401));
});

describe('the rate limit', () => {
	const allowing = () => Promise.resolve(true);
	const refusing = () => Promise.resolve(false);

	it.each(['/auth/login', '/callback?code=x&state=y'])('applies to sign-ins: %s', async (path) => {
		const site = open({ dependencies: { limiters: { signIn: refusing, write: allowing } } });
		const response = await site.browse().visit(path);
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('60');
		expect(response.headers.getSetCookie()).toEqual([]);
		expect(site.logged).toMatchObject([{ event: 'request_refused', reason: 'too_many_requests' }]);
	});

	it.each(['account 192.0.2.1', 'account person'])(
		'applies to the account by person and by address: %s',
		async (refused) => {
			const keys: string[] = [];
			const signIn = async (key: string) => {
				const isPerson = key.startsWith('account ') && !key.includes('.');
				keys.push(isPerson ? 'account person' : key);
				return keys.at(-1) !== refused;
			};
			const site = open({ dependencies: { limiters: { signIn, write: allowing } } });
			const browser = await site.signIn('emil-owner');
			const headers = { 'cf-connecting-ip': '192.0.2.1' };
			for (const path of ['/account/security', '/%61ccount', '/account']) {
				expect((await browser.visit(path, { headers })).status, path).toBe(429);
			}
			expect((await browser.visit('/', { headers })).status).toBe(200);
			expect(keys).toContain('account person');
			expect(keys).toContain('account 192.0.2.1');
		}
	);

	it('counts sign-ins by address, and a whole IPv6 network as one', async () => {
		const keys: string[] = [];
		const signIn = async (key: string) => keys.push(key) > 0;
		const browser = open({ dependencies: { limiters: { signIn, write: allowing } } }).browse();
		for (const address of ['192.0.2.1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', '2001:db8::1']) {
			await browser.visit('/auth/login', { headers: { 'cf-connecting-ip': address } });
		}
		expect(keys).toEqual([
			'/auth/login 192.0.2.1',
			'/auth/login 2001:db8:1:2',
			'/auth/login 2001:db8:1:2',
			'/auth/login 2001:db8:0:0'
		]);
	});

	it('counts no page that a browser fetches before somebody follows its link', async () => {
		const keys: string[] = [];
		const count = async (key: string) => keys.push(key) > 0;
		const browser = open({ dependencies: { limiters: { signIn: count, write: count } } }).browse();
		const headers = { 'sec-purpose': 'prefetch' };
		for (const path of ['/', '/businesses', '/events/a-fair', '/login', '/api/events']) {
			await browser.visit(path, { headers });
		}
		expect((await browser.visit('/auth/login', { headers })).status).toBe(403);
		expect(keys).toEqual([]);
		await browser.visit('/callback', { headers });
		expect(keys).toEqual(['/callback unknown']);
	});

	it('counts writes by person, and no reads', async () => {
		const keys: string[] = [];
		const write = async (key: string) => keys.push(key) > 1;
		const site = open({ dependencies: { limiters: { signIn: allowing, write } } });
		const browser = await site.signIn('olivia-owner');
		const me: { id: string } = await (await browser.visit('/api/auth/me')).json();
		const [user] = await openDatabase(env.DB).select().from(users).where(eq(users.id, me.id));
		const visit = { method: 'POST', headers: sameOrigin };
		expect((await browser.visit('/api/auth/sessions/end-others', visit)).status).toBe(429);
		expect((await browser.visit('/api/auth/sessions/end-others', visit)).status).toBe(200);
		expect(keys).toEqual([user?.sub, user?.sub]);
		expect(site.logged.map(({ event }) => event)).toContain('request_refused');
	});

	it('counts a long text as several writes, because its words are listed', async () => {
		let counted = 0;
		const write = async () => ++counted > 0;
		const browser = open({ dependencies: { limiters: { signIn: allowing, write } } }).browse();
		const costOf = async (description: string) => {
			counted = 0;
			await browser.visit('/account', { form: { description } });
			return counted;
		};
		expect(await costOf('a'.repeat(1_900))).toBe(1);
		expect(await costOf('a'.repeat(22_100))).toBe(12);
		// Bytes, however few characters they are.
		expect(await costOf('語'.repeat(1_000))).toBe(5);
	});

	it('refuses a long text for which the limit has no room', async () => {
		let left = 11;
		const write = async () => left-- > 0;
		const site = open({ dependencies: { limiters: { signIn: allowing, write } } });
		const form = { description: 'a'.repeat(22_100) };
		expect((await site.browse().visit('/account', { form })).status).toBe(429);
	});

	it('counts links to calendars by address, because each of them is a write', async () => {
		const keys: string[] = [];
		const write = async (key: string) => keys.push(key) < 3;
		const browser = open({ dependencies: { limiters: { signIn: allowing, write } } }).browse();
		const headers = { 'cf-connecting-ip': '192.0.2.1' };
		const statuses: number[] = [];
		for (const path of [
			'calendar/google',
			'c%61lendar/apple',
			'calendar/outlook',
			'calendar.ics'
		]) {
			statuses.push((await browser.visit(`/events/a-fair/${path}`, { headers })).status);
		}
		expect(keys).toEqual(Array.from({ length: 3 }, () => 'calendar 192.0.2.1'));
		expect(statuses).toEqual([200, 200, 429, 200]);
	});

	it('counts anonymous writes by address', async () => {
		const keys: string[] = [];
		const write = async (key: string) => keys.push(key) > 0;
		const browser = open({ dependencies: { limiters: { signIn: allowing, write } } }).browse();
		for (const address of ['192.0.2.1', '2001:db8:1:2:3:4:5:6']) {
			await browser.visit('/account', { form: {}, headers: { 'cf-connecting-ip': address } });
		}
		expect(keys).toEqual(['192.0.2.1', '2001:db8:1:2']);
	});

	it('allows requests while the limiter fails', async () => {
		const failing = () => Promise.reject(new Error('away'));
		const site = open({ dependencies: { limiters: { signIn: failing, write: failing } } });
		const browser = await site.signIn('olivia-owner');
		expect((await browser.visit('/account', { form: {} })).status).toBe(200);
	});

	it('stops a sign-in that restarts itself more than eight times, each within a minute of the last', async () => {
		const site = open();
		const browser = site.browse();
		for (let round = 0; round < 8; round++) {
			expect((await browser.visit('/auth/login')).status).toBe(303);
		}
		const ninth = await browser.visit('/auth/login');
		expect(ninth.status).toBe(429);
		expect(ninth.headers.get('retry-after')).toBe('60');
		expect(await ninth.json()).toMatchObject({
			problem: { code: 'sign_in_loop', actions: [{ href: '/login' }, { href: '/' }] }
		});
		expect(browser.cookies.get('popmap_rounds')?.attributes).toContain('Max-Age=60');
	});
});
