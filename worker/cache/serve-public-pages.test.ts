import { describe, expect, it } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { createSite } from '../testing/site.ts';
import type { PublicPages } from './public-pages.ts';

interface Seen {
	request: Request;
	context: PageContext;
}

/** A site whose pages say what they were rendered from. */
function openSite(given: Parameters<typeof createSite>[0] = {}) {
	const rendered: Seen[] = [];
	async function renderPage(request: Request, context: PageContext): Promise<Response> {
		rendered.push({ request, context });
		const { pathname, search } = new URL(request.url);
		const identity = await context.identity();
		const status = pathname === '/events/none' ? 404 : 200;
		const who = identity.kind === 'signed_in' ? identity.viewer.id : identity.kind;
		return new Response(`<p>${pathname}${search} for ${who}, ${context.requestId}</p>`, {
			status,
			headers: { 'content-type': 'text/html; charset=utf-8' }
		});
	}
	const site = createSite({ ...given, dependencies: { renderPage, ...given.dependencies } });
	return { site, rendered };
}

const statusOf = (response: Response) => response.headers.get('cache-status');

describe('a public page for an anonymous visitor', () => {
	it('is rendered once for all, and browsers ask each time', async () => {
		const { site, rendered } = openSite();
		const first = await site.browse().visit('/events/fair?utm_source=x');
		expect(statusOf(first)).toBe('popmap; fwd=uri-miss');
		expect(await first.text()).toBe('<p>/events/fair for anonymous, </p>');
		const second = await site.browse().visit('/events/fair');
		expect(statusOf(second)).toBe('popmap; hit');
		expect(rendered).toHaveLength(1);
		expect(second.headers.get('cache-control')).toBe('private, no-cache');
		const names = [...second.headers.keys()];
		expect(names).not.toContain('cache-tag');
		expect(names).not.toContain('cloudflare-cdn-cache-control');
		expect(names).not.toContain('cf-cache-status');
		expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
	});

	it('is 304 for a browser that has it', async () => {
		const { site } = openSite();
		const etag = (await site.browse().visit('/')).headers.get('etag') ?? '';
		expect(etag).toMatch(/^W\/"[0-9a-f]{18}"$/);
		for (const tag of [etag, `"x", ${etag.slice(2)}`, '*']) {
			const response = await site.browse().visit('/', { headers: { 'if-none-match': tag } });
			expect(response.status).toBe(304);
			expect(response.headers.get('etag')).toBe(etag);
			expect(statusOf(response)).toBe('popmap; hit');
		}
		const other = await site.browse().visit('/', { headers: { 'if-none-match': 'W/"x"' } });
		expect(other.status).toBe(200);
	});

	it('is served again while it is rendered again, and anew when it has expired', async () => {
		const { site, rendered } = openSite();
		await site.browse().visit('/');
		site.pass(60);
		expect(statusOf(await site.browse().visit('/'))).toBe('popmap; hit');
		await site.settle();
		expect(rendered).toHaveLength(2);
		site.pass(120);
		expect(statusOf(await site.browse().visit('/'))).toBe('popmap; fwd=stale');
	});

	it('answers HEAD from the same entry', async () => {
		const { site, rendered } = openSite();
		await site.browse().visit('/');
		const head = await site.browse().visit('/', { method: 'HEAD' });
		expect(statusOf(head)).toBe('popmap; hit');
		expect(await head.text()).toBe('');
		expect(rendered).toHaveLength(1);
	});

	it('that does not exist is rendered for the request, and not kept', async () => {
		const { site, rendered } = openSite();
		const response = await site.browse().visit('/events/none');
		expect(response.status).toBe(404);
		expect(statusOf(response)).toBe('popmap; fwd=uri-miss');
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(await response.text()).toContain(response.headers.get('x-request-id'));
		await site.browse().visit('/events/none');
		expect(rendered).toHaveLength(4);
	});
});

describe('a public page', () => {
	it('that is elsewhere is not rendered twice for that', async () => {
		let rendered = 0;
		const renderPage = async () => {
			rendered++;
			return new Response(null, { status: 301, headers: { location: '/events/fair' } });
		};
		const { site } = openSite({ dependencies: { renderPage } });
		const response = await site.browse().visit('/events/Fair');
		expect([response.status, response.headers.get('location')]).toEqual([301, '/events/fair']);
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(rendered).toBe(1);
	});

	it('that took long to render is shown and not kept: a purge may have come meanwhile', async () => {
		const { site, rendered } = openSite();
		const slow = openSite({
			sharedWith: site,
			dependencies: {
				renderPage: async () => {
					site.pass(9);
					return new Response('slow', { headers: { 'content-type': 'text/html' } });
				}
			}
		});
		for (let visit = 0; visit < 2; visit++) {
			const response = await slow.site.browse().visit('/');
			expect([response.status, statusOf(response)]).toEqual([200, 'popmap; fwd=uri-miss']);
			expect(await response.text()).toBe('slow');
		}
		expect(rendered).toEqual([]);
	});
});

describe('other requests', () => {
	it.each(['/account', '/login', '/contact?reference=K7QF-2MXA-9TRB', '/api/auth/config'])(
		'for %s have nothing to do with it',
		async (path) => {
			const { site } = openSite();
			expect(statusOf(await site.browse().visit(path))).toBeNull();
		}
	);
});

describe('a cache that fails', () => {
	it('makes pages slower and nothing worse', async () => {
		const broken: PublicPages = {
			get: () => Promise.reject(new Error('cache unavailable')),
			purge: async () => false,
			purgeIntervalMs: 0,
			settleMs: 0
		};
		const { site } = openSite({ dependencies: { publicPages: broken } });
		const response = await site.browse().visit('/events/fair');
		expect(response.status).toBe(200);
		expect(await response.text()).toContain('/events/fair for anonymous');
		expect(statusOf(response)).toBe('popmap; fwd=bypass');
		expect(site.logged).toMatchObject([
			{ event: 'page_cache_failed', reason: 'Error: cache unavailable' }
		]);
	});
});

describe('no request can change what others get', () => {
	const hostile: Record<string, string> = {
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'javascript',
		'x-forwarded-for': '203.0.113.7',
		'x-original-url': '/account',
		'x-rewrite-url': '/account',
		'x-http-method-override': 'POST',
		'x-method-override': 'DELETE',
		forwarded: 'host=evil.example',
		host: 'evil.example',
		cookie: 'popmap_session=evil; popmap_flash=deleted%20evil; language=evil',
		authorization: 'Bearer evil',
		range: 'bytes=0-3',
		accept: 'application/json',
		'accept-language': 'evil',
		'cf-ipcountry': 'XX',
		'cf-connecting-ip': '203.0.113.7',
		'cache-control': 'no-cache',
		'user-agent': 'evil',
		'x-enhanced-form': '1',
		referer: 'https://evil.example/'
	};

	it.each(Object.entries(hostile))('by the header %s', async (name, value) => {
		const clean = openSite();
		const expected = await (await clean.site.browse().visit('/events/fair')).text();
		const { site, rendered } = openSite();
		await site.app.fetch(
			new Request(`${site.config.origin}/events/fair?evil=1`, { headers: { [name]: value } })
		);
		const response = await site.browse().visit('/events/fair');
		expect(await response.text()).toBe(expected);
		// With a token, and for who has just written, the page is rendered past the cache.
		const isBypass = ['authorization', 'cookie'].includes(name);
		for (const { request } of rendered.slice(isBypass ? 1 : 0, 2)) {
			expect(request.url).toBe(`${site.config.origin}/events/fair`);
			expect([...request.headers]).toEqual([['accept', 'text/html']]);
			expect(request.cf).toBeUndefined();
		}
	});

	it('by the host of the URL', async () => {
		const { site, rendered } = openSite();
		await site.app.fetch(new Request('https://evil.example/events/fair'));
		expect(rendered[0]?.request.url).toBe(`${site.config.origin}/events/fair`);
		expect(statusOf(await site.browse().visit('/events/fair'))).toBe('popmap; hit');
	});

	it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PURGE'])('by the method %s', async (method) => {
		const { site } = openSite();
		await site.browse().visit('/events/fair', {
			method,
			headers: { origin: site.config.origin, 'sec-fetch-site': 'same-origin' }
		});
		expect(statusOf(await site.browse().visit('/events/fair'))).toBe('popmap; fwd=uri-miss');
	});

	it('with a session: no personal byte is stored', async () => {
		const { site, rendered } = openSite();
		for (const person of ['olivia-owner', 'mona-moderator']) {
			const browser = await site.signIn(person);
			for (const path of ['/events/fair', '/']) await (await browser.visit(path)).text();
		}
		const before = rendered.length;
		for (const path of ['/events/fair', '/']) {
			const response = await site.browse().visit(path);
			expect(statusOf(response)).toBe('popmap; hit');
			expect(await response.text()).toBe(`<p>${path} for anonymous, </p>`);
		}
		expect(rendered).toHaveLength(before);
	});

	it.each<[string, HeadersInit]>([
		['a cookie', { 'content-type': 'text/html', 'set-cookie': 'popmap_flash=x' }],
		['a nonce', { 'content-type': 'text/html', 'content-security-policy': "script-src 'nonce-x'" }]
	])('with a page that brings %s', async (_, headers) => {
		let rendered = 0;
		const renderPage = async () => new Response(String(++rendered), { headers });
		const { site } = openSite({ dependencies: { renderPage } });
		await site.browse().visit('/');
		expect(statusOf(await site.browse().visit('/'))).toBe('popmap; fwd=uri-miss');
		expect(rendered).toBe(4);
	});
});
