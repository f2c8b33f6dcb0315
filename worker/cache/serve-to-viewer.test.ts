import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { PageContext } from '../page-context.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

let arePartsBroken = false;

/** Pages in the shape of those of web/: what depends on the viewer is in slots. */
async function renderPage(request: Request, context: PageContext): Promise<Response> {
	if (arePartsBroken && context.isForParts) throw new Error('no parts');
	const { pathname } = new URL(request.url);
	const [, kind = '', slug = ''] = pathname.split('/');
	const { businesses, events } = context;
	const identity = await context.identity();
	const viewer = identity.kind === 'signed_in' ? identity.viewer : null;
	const found = await (kind === 'events' && slug
		? events.find(slug)
		: kind === 'businesses' && slug
			? businesses.find(slug)
			: null);
	const menu = viewer?.name ?? (identity.kind === 'anonymous' ? 'Sign in' : '');
	const isHome = context.isForParts ? viewer !== null : pathname === '/';
	const greeting = isHome
		? `<!--viewer:greeting-->${viewer ? `Hello, ${viewer.name}` : 'Here today'}<!--/viewer:greeting-->`
		: '';
	const signInAgain = viewer
		? `<a href="/login?return_to=${encodeURIComponent(pathname)}">Sign in again</a>`
		: '';
	const isMine = found?.kind === 'ok' && found.value.isMine;
	const tools = isMine || viewer?.permissions.length ? '<script src="/tools.js"></script>' : '';
	return new Response(
		`<html><head><title>${pathname}</title>${tools}</head><body>
		<!--viewer:account-->${menu}<!--/viewer:account--><!--viewer:watch-->${viewer?.id ?? ''}${signInAgain}<!--/viewer:watch-->
		<main>${pathname} ${greeting} ${JSON.stringify(found)} reference:${context.requestId}</main></body></html>`,
		{
			status: found?.kind === 'error' ? 404 : 200,
			headers: {
				'content-type': pathname.endsWith('.ics') ? 'text/calendar' : 'text/html; charset=utf-8'
			}
		}
	);
}

const instrumented = instrumentDatabase();
const market = createApiSite({
	settings: { SESSION_READ_CACHE_SECONDS: '0' },
	dependencies: { renderPage, database: instrumented.database }
});
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const fair = await market.event('olivia-owner', bakery, { title: 'Fair' });
const eventPage = `/events/${fair.slug}`;
const businessPage = `/businesses/${bakery.slug}`;
await market.settle();
market.pass(120);

/** A browser of somebody who signed in more than a minute ago. */
async function browserOf(person: string) {
	const browser = await market.signIn(person);
	browser.cookies.delete('popmap_bookmark');
	return browser;
}

const anna = await browserOf('anna-attendee');
const olivia = await browserOf('olivia-owner');
const mona = await browserOf('mona-moderator');
const visitor = market.browse();
const statusOf = (response: Response) => response.headers.get('cache-status');
const isFresh = (html: string) => /reference:[2-9A-Z]/.test(html);

describe('a public page for somebody who is signed in', () => {
	it('is the cached one, with what is theirs, and for nobody else', async () => {
		await visitor.visit('/');
		const response = await anna.visit('/');
		const html = await response.text();
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'cache-status': 'popmap; hit',
			'cache-control': 'private, no-store'
		});
		expect(response.headers.has('etag')).toBe(false);
		expect(html).toContain('Anna Attendee');
		expect(html).toContain('Hello, Anna Attendee');
		expect(isFresh(html)).toBe(false);
		const anonymous = await visitor.visit('/');
		expect(await anonymous.text()).toContain('-->Sign in<!--');
	});

	it('leads back to itself from what is theirs', async () => {
		for (const path of ['/businesses', businessPage]) {
			await visitor.visit(path);
			const html = await (await anna.visit(`${path}?utm_source=x`)).text();
			expect(html).toContain(`href="/login?return_to=${encodeURIComponent(path)}"`);
			expect(html).not.toContain('viewer-parts');
		}
	});

	it('does not let their browser fetch other pages beforehand', async () => {
		await visitor.visit('/');
		const rulesFor = async (browser: typeof anna) =>
			(await browser.visit('/')).headers.get('speculation-rules');
		expect(await rulesFor(visitor)).toBe('"/speculation-rules.json"');
		expect(await rulesFor(anna)).toBeNull();
	});

	it('is that of everyone when it is a file, with its ETag', async () => {
		const path = `${eventPage}/calendar.ics`;
		const etag = (await visitor.visit(path)).headers.get('etag') ?? 'none';
		const trips = await instrumented.count(async () => {
			const own = await olivia.visit(path, { headers: { 'if-none-match': etag } });
			expect([own.status, statusOf(own)]).toEqual([304, 'popmap; hit']);
		});
		expect(trips).toBeLessThanOrEqual(1);
	});

	it('is never 304, even for the ETag of visitors', async () => {
		const etag = (await visitor.visit('/')).headers.get('etag') ?? '';
		expect(etag).not.toBe('');
		expect((await anna.visit('/', { headers: { 'if-none-match': etag } })).status).toBe(200);
	});

	it('sends its head before the viewer is known, and asks D1 once', async () => {
		await visitor.visit('/');
		const { held, release } = instrumented.holdNext('before the query');
		const trips = await instrumented.count(async () => {
			const reader = (await anna.visit('/')).body?.getReader();
			await held;
			const first = new TextDecoder().decode((await reader?.read())?.value);
			expect(first).toBe('<html><head><title>/</title>');
			release();
			const second = new TextDecoder().decode((await reader?.read())?.value);
			expect(second).toContain('Anna Attendee');
			expect((await reader?.read())?.done).toBe(true);
		});
		expect(trips).toBe(1);
	});

	it('asks for the viewer while the page is rendered for everyone', async () => {
		market.forgetPages();
		const { held, release } = instrumented.holdNext('before the query');
		const visited = anna.visit(eventPage);
		await held;
		// The page is complete although the viewer is not known.
		await expect.poll(async () => statusOf(await visited)).toBe('popmap; fwd=uri-miss');
		release();
		expect(await (await visited).text()).toContain('Anna Attendee');
	});

	it('has no body for HEAD, and asks nothing', async () => {
		await visitor.visit('/');
		const trips = await instrumented.count(async () => {
			const response = await anna.visit('/', { method: 'HEAD' });
			expect([response.status, await response.text()]).toEqual([200, '']);
			expect(response.headers.get('cache-control')).toBe('private, no-store');
		});
		expect(trips).toBe(0);
	});

	it.each([eventPage, businessPage])(
		'is as it is now for who manages the thing: %s',
		async (path) => {
			await visitor.visit(path);
			for (const browser of [olivia, mona]) {
				const html = await (await browser.visit(path)).text();
				expect(isFresh(html)).toBe(true);
				expect(html.match(/<\/head>/g)).toHaveLength(1);
				expect(html.indexOf('<script src="/tools.js"></script>')).toBeGreaterThan(0);
				expect(html.indexOf('<script src="/tools.js"></script>')).toBeLessThan(
					html.indexOf('<body>')
				);
			}
			const others = await (await anna.visit(path)).text();
			expect(isFresh(others)).toBe(false);
			expect(others).toContain('Anna Attendee');
		}
	);

	it('is the cached one for those who manage something else', async () => {
		for (const path of ['/', '/businesses', `${eventPage}/businesses`]) {
			await visitor.visit(path);
			expect(isFresh(await (await olivia.visit(path)).text())).toBe(false);
		}
	});

	it('without a cached one is rendered for them, with its status', async () => {
		const hidden = await market.event('olivia-owner', bakery, { title: 'Hidden' }, false);
		const path = `/events/${hidden.slug}`;
		expect((await visitor.visit(path)).status).toBe(404);
		const own = await olivia.visit(path);
		expect([own.status, statusOf(own)]).toEqual([200, 'popmap; fwd=uri-miss']);
		expect(await own.text()).toContain('Hidden');
		expect((await anna.visit(path)).status).toBe(404);
		expect((await visitor.visit(path)).status).toBe(404);
	});

	it.each(['/', eventPage])(
		'shows nobody while the session cannot be looked up, and stays theirs: %s',
		async (path) => {
			await visitor.visit(path);
			instrumented.fail();
			const response = await anna.visit(path);
			const html = await response.text();
			instrumented.recover();
			expect(response.status).toBe(200);
			expect(response.headers.getSetCookie()).toEqual([]);
			expect(html).toContain(`<main>${path}`);
			expect(html).not.toContain('Sign in');
			expect(html.includes('Here today')).toBe(path === '/');
			expect(await (await anna.visit(path)).text()).toContain('Anna Attendee');
		}
	);

	it('lacks what is theirs when that cannot be rendered, and is complete otherwise', async () => {
		await visitor.visit('/');
		arePartsBroken = true;
		const html = await (await anna.visit('/')).text();
		arePartsBroken = false;
		expect(html).toContain('Here today');
		expect(html).toMatch(/<\/main><\/body><\/html>$/);
		expect(html).not.toContain('Sign in');
		expect(market.logged).toContainEqual(
			expect.objectContaining({ event: 'viewer_parts_failed', reason: 'Error: no parts' })
		);
	});

	it('is that of visitors when the session has ended elsewhere', async () => {
		const phone = await browserOf('gina-owner');
		await visitor.visit('/');
		await env.DB.prepare(
			'UPDATE sessions SET ended_at = ?1 WHERE user_id = (SELECT id FROM users WHERE name = ?2)'
		)
			.bind(market.clock.now, 'Gina Owner')
			.run();
		const html = await (await phone.visit('/')).text();
		expect(html).toContain('Sign in');
		expect(html).not.toContain('Gina');
	});
});

describe('a public page goes past the cache', () => {
	it('when the session is to be renewed, because only its head can bring the new cookie', async () => {
		const browser = await browserOf('gina-owner');
		await visitor.visit('/');
		market.pass(60 * 60 - 30);
		await visitor.visit('/');
		const response = await browser.visit('/');
		expect(statusOf(response)).toBe('popmap; fwd=bypass');
		expect(response.headers.getSetCookie().join()).toContain('popmap_session=');
		expect(await response.text()).toContain('Gina Owner');
	});

	it.each([
		'popmap_flash=created',
		'popmap_bookmark=00000001-00000002-00000003-0123456789abcdef0123456789abcdef'
	])('after a write: %s', async (cookie) => {
		await visitor.visit('/');
		const response = await market.app.fetch(
			new Request(`${market.config.origin}/`, { headers: { cookie } })
		);
		expect(statusOf(response)).toBe('popmap; fwd=bypass');
		expect(isFresh(await response.text())).toBe(true);
	});
});
