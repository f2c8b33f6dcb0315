import { describe, expect, it } from 'vitest';
import { createSite } from '../testing/site.ts';

const traced: string[] = [];
const site = createSite({
	dependencies: {
		async span(name, attributes, work) {
			traced.push([name, ...Object.values(attributes)].join(' '));
			return work();
		},
		renderPage: async () =>
			new Response('<p>A page</p>', { headers: { 'content-type': 'text/html' } })
	}
});
const { origin } = site.config;

async function lineOf(path: string, init: RequestInit = {}) {
	await site.app.request(origin + path, init);
	return site.requests.at(-1);
}

describe('the line of a request', () => {
	it('says whether the page came from the cache, and where D1 answered', async () => {
		expect(await lineOf('/terms')).toMatchObject({ status: 200, cache: 'uri-miss', d1_trips: 0 });
		expect(await lineOf('/terms')).toMatchObject({ status: 200, cache: 'hit', d1_trips: 0 });
		expect(await lineOf('/health')).toMatchObject({
			event: 'request',
			method: 'GET',
			route: '/health',
			cache: null,
			d1_trips: 1,
			d1_served_by: 'local primary',
			request_id: expect.stringMatching(/^[2-9A-Z-]{14}$/)
		});
	});

	it('names the data centre', async () => {
		const request = new Request(`${origin}/health`, { cf: { colo: 'GRU' } });
		await site.app.fetch(request);
		expect(site.requests.at(-1)).toMatchObject({ colo: 'GRU' });
	});

	it.each([
		['/invitations/c2VjcmV0LXNlY3JldA', '/invitations/[secret]'],
		['/handovers%2Fc2VjcmV0LXNlY3JldA', '/handovers'],
		['//handovers/c2VjcmV0LXNlY3JldA', '//*/*'],
		['/events/a-fair/edit?token=x', '/events/*/edit'],
		['/api/events/12/join', '/api/events/*/join'],
		['/', '/'],
		[`/${'x'.repeat(99)}`, `/${'x'.repeat(20)}`]
	])('holds no id, slug or secret of %s', async (path, route) => {
		expect(await lineOf(path)).toMatchObject({ route });
	});

	it('is written for a request that is rejected early too', async () => {
		const line = await lineOf('/businesses/new', { method: 'POST' });
		expect(line).toMatchObject({ status: 403, d1_trips: 0, d1_served_by: null });
	});
});

describe('spans', () => {
	it.each([
		['a sign-in', '/auth/login', 'GET', 'sign_in GET /auth/login'],
		['its callback', '/callback', 'GET', 'sign_in GET /callback'],
		['a write', '/api/events/1/join', 'POST', 'write POST /api/events/*/join'],
		['a page that is rendered for the cache', '/privacy', 'GET', 'page_fill']
	])('surround %s', async (_, path, method, span) => {
		traced.length = 0;
		await site.app.request(origin + path, { method });
		expect(traced).toEqual([span]);
	});

	it('surround a token refresh', async () => {
		const browser = await site.signIn('olivia-owner');
		site.pass(3_600);
		traced.length = 0;
		await browser.visit('/api/auth/me');
		expect(traced).toEqual(['session_renewal']);
	});
});
