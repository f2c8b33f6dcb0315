import { describe, expect, it } from 'vitest';
import { createApiSite } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const fair = await market.event('olivia-owner', bakery, { title: 'Fair' });
const visit = (path: string, headers = {}) => market.browse().visit(path, { headers });
const statusOf = (response: Response) => response.headers.get('cache-status');

const reads = [
	'/api/categories',
	'/api/businesses',
	`/api/businesses/${bakery.slug}`,
	'/api/events?limit=5',
	`/api/events/${fair.id}`,
	`/api/events/${fair.slug}/businesses`
];

describe.each(reads)('GET %s', (path) => {
	it('is answered once for everyone, and clients ask each time', async () => {
		market.forgetPages();
		const first = await visit(path);
		expect(statusOf(first)).toBe('popmap; fwd=uri-miss');
		const second = await visit(path, { origin: 'https://elsewhere.example' });
		expect(statusOf(second)).toBe('popmap; hit');
		expect(Object.fromEntries(second.headers)).toMatchObject({
			'cache-control': 'private, no-cache',
			'content-type': 'application/json',
			'access-control-allow-origin': '*'
		});
		expect(await second.text()).toBe(await first.text());
		const etag = second.headers.get('etag') ?? '';
		expect((await visit(path, { 'if-none-match': etag })).status).toBe(304);
	});

	it('with a token or a session goes past the cache, and brings the same ETag', async () => {
		const cached = await visit(path);
		const token = await market.accessToken('anna-attendee');
		const browser = await market.signIn('anna-attendee');
		for (const response of [
			await visit(path, { authorization: `Bearer ${token}` }),
			await browser.visit(path)
		]) {
			expect(statusOf(response)).toBe('popmap; fwd=bypass');
			expect(response.headers.get('etag')).toBe(cached.headers.get('etag'));
		}
	});
});

describe('what only some may read', () => {
	it('is not kept', async () => {
		const hidden = await market.event('olivia-owner', bakery, { title: 'Hidden' }, false);
		const path = `/api/events/${hidden.id}`;
		expect((await owner.get(path)).status).toBe(200);
		expect((await visit(path)).status).toBe(404);
		const mine = await market.signIn('olivia-owner');
		expect(await (await mine.visit(path)).json()).toMatchObject({ title: 'Hidden' });
		expect((await visit(path)).status).toBe(404);
	});

	it('nor is an error, which has the reference of its request', async () => {
		const one = await (await visit('/api/events?limit=x')).json();
		const two = await (await visit('/api/events?limit=x')).json();
		expect(one).toMatchObject({ code: 'invalid_query' });
		expect(one).not.toEqual(two);
	});
});

it('the API shows a change of a thing at once, and of a list after two minutes', async () => {
	const path = `/api/events/${fair.id}`;
	market.forgetPages();
	await visit(path);
	await visit('/api/events');
	market.pass(1);
	await owner.patch(path, { title: 'Renamed' });
	await market.settle();
	market.pass(1);
	expect(await (await visit(path)).json()).toMatchObject({ title: 'Renamed' });
	expect(await (await visit('/api/events')).text()).not.toContain('Renamed');
	market.pass(118);
	expect(await (await visit('/api/events')).text()).toContain('Renamed');
});

it('the API takes what is cancelled off the lists at once', async () => {
	market.forgetPages();
	expect(await (await visit('/api/events')).text()).toContain('Renamed');
	market.pass(1);
	await owner.post(`/api/events/${fair.id}/cancel`, {});
	await market.settle();
	market.pass(1);
	expect(await (await visit('/api/events')).text()).not.toContain('Renamed');
});
