import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { PageContext } from './page-context.ts';
import { createSite } from './testing/site.ts';

const first = createSite();
const open = (options = {}) => createSite({ sharedWith: first, ...options });

type RenderPage = (request: Request, context: PageContext) => Promise<Response>;

/** Behaves like SvelteKit when a page throws: reports the error and responds with an error page. */
const failingWith =
	(error: unknown): RenderPage =>
	async (request, context) => {
		if (context.problem) return Response.json({ problem: context.problem });
		context.failed(error);
		await request.arrayBuffer();
		return new Response('a page', { status: 500 });
	};

const lost = new DrizzleQueryError('SELECT 1', [], new Error('Network connection lost.'));

describe('a page that fails', () => {
	it('because of the database is logged, and the response is 503', async () => {
		const site = open({ dependencies: { renderPage: failingWith(lost) } });
		const response = await site.browse().visit('/events/market-day');
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(await response.json()).toMatchObject({ problem: { code: 'database_unavailable' } });
		expect(site.logged).toEqual([
			expect.objectContaining({ event: 'public_page_failed' }),
			{
				event: 'request_failed',
				request_id: response.headers.get('x-request-id'),
				method: 'GET',
				route: '/events/market-day',
				reason: 'database: Network connection lost.'
			}
		]);
	});

	it('for another reason is a 500, with the reason only in the log', async () => {
		const site = open({ dependencies: { renderPage: failingWith(new TypeError('a detail')) } });
		const response = await site.browse().visit('/');
		expect(response.status).toBe(500);
		expect(await response.text()).not.toContain('a detail');
		expect(site.logged).toMatchObject([
			{ event: 'public_page_failed', reason: 'TypeError: a detail' },
			{ event: 'request_failed', reason: 'TypeError: a detail' }
		]);
	});

	it('while explaining an error is replaced by plain text', async () => {
		const renderPage: RenderPage = async (_, context) => {
			context.failed(lost);
			return new Response('an empty page', { status: 500 });
		};
		const site = open({ dependencies: { renderPage } });
		const response = await site.browse().visit('/');
		expect(response.status).toBe(503);
		expect(await response.text()).toMatch(/^Popmap can't reach its data right now\n/);
		expect(site.logged.map(({ event }) => event)).toContain('problem_page_failed');
	});
});

describe('a form that could not be processed', () => {
	const form = { title: 'Market & more', note: 'two\nlines' };
	const refusing = { signIn: () => Promise.resolve(true), write: () => Promise.resolve(false) };
	const reading: RenderPage = async (request, context) => {
		if (request.method === 'POST') return failingWith(lost)(request, context);
		return Response.json(context);
	};

	it.each([
		['the database is unreachable', { renderPage: reading }],
		['the rate limit is exceeded', { limiters: refusing }]
	])('is passed to the error page when %s', async (_, dependencies) => {
		const response = await open({ dependencies }).browse().visit('/events/new?from=home', { form });
		expect(await response.json()).toMatchObject({
			unsent: {
				to: '/events/new?from=home',
				fields: [
					['title', 'Market & more'],
					['note', 'two\nlines']
				]
			}
		});
	});

	it.each([
		['when it came from another site', { form, headers: { 'sec-fetch-site': 'cross-site' } }, 403],
		['when it is too large', { form: { title: 'x'.repeat(66_000) } }, 413],
		['when it is not a form', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }, 429]
	])('is not passed to the error page %s', async (_, visit, status) => {
		const response = await open({ dependencies: { limiters: refusing } })
			.browse()
			.visit('/events/new', visit);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ unsent: null });
	});

	it('is otherwise passed to the page unchanged', async () => {
		const renderPage: RenderPage = async (request) => new Response(await request.arrayBuffer());
		const response = await open({ dependencies: { renderPage } })
			.browse()
			.visit('/events/new', { form });
		expect(await response.text()).toBe('title=Market+%26+more&note=two%0Alines');
	});
});

describe('the data of a page', () => {
	it.each(['/__data.json', '/events/market-day/__data.json', '/events.html__data.json'])(
		'is not served: %s',
		async (path) => {
			const renderPage: RenderPage = async (_, { problem }) => Response.json({ problem });
			const response = await open({ dependencies: { renderPage } }).browse().visit(path);
			expect(response.status).toBe(404);
			expect(await response.json()).toMatchObject({ problem: { code: 'not_found' } });
		}
	);
});
