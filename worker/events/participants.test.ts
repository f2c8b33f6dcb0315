import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { openingTime, createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const other = await market.as('otto-other-owner');
const moderator = await market.as('mona-moderator');
const host = await market.business('olivia-owner', { name: 'Host' });
const fair = await market.event('olivia-owner', host, { title: 'Fair' });
const quiet = await market.event('olivia-owner', host, { title: 'Quiet' });

/** More than an event includes; every tenth is unverified, and two join in each second. */
const crowd = 120;
const [firstId, lastId] = [1001, 1000 + crowd];
const isVerified = (id: number) => id % 10 !== 0;
/** In the reverse order of registration. */
const joinedAt = (id: number) => openingTime + Math.floor((lastId - id) / 2) * 1000;

const inOrder = Array.from({ length: crowd }, (_, index) => firstId + index)
	.sort((one, another) => joinedAt(one) - joinedAt(another) || one - another)
	.filter(isVerified);

beforeAll(async () => {
	const numbers = Array.from({ length: crowd }, (_, index) => firstId + index);
	const made = numbers.map((id) => ({ id, verified: isVerified(id), joined: joinedAt(id) }));
	const rows = JSON.stringify(made);
	await env.DB.batch([
		env.DB.prepare(
			`INSERT INTO businesses (id, submission_id, slug, name, description, is_verified, search_text, created_at, updated_at)
			SELECT value ->> 'id', value ->> 'id', 'stall-' || (value ->> 'id'), 'Stall', '', value ->> 'verified', '', 1, 1 FROM json_each(?)`
		).bind(rows),
		env.DB.prepare(
			`INSERT INTO event_businesses (event_id, business_id, joined_at)
			SELECT CAST(? AS INTEGER), value ->> 'id', value ->> 'joined' FROM json_each(?)`
		).bind(fair.id, rows)
	]);
});

const path = (event: Json) => `/api/events/${event.slug}/businesses`;
const ids = (items: readonly Json[]) => items.map(({ id }) => id);

async function pagesOf(client: Client, limit: number): Promise<number[][]> {
	const pages: number[][] = [];
	for (let cursor = ''; ;) {
		const { body } = await client.get(`${path(fair)}?limit=${limit}&cursor=${cursor}`);
		pages.push(ids(body.items));
		if (body.next_cursor === null) return pages;
		cursor = body.next_cursor;
	}
}

describe('the list of participants', () => {
	it('is included in the event up to the first fifty, with whether there are more', async () => {
		const { body } = await market.visitor.get(`/api/events/${fair.id}`);
		expect(ids(body.businesses)).toEqual(inOrder.slice(0, 45));
		expect(body).toHaveProperty('has_more_businesses', true);
		const none = await market.visitor.get(`/api/events/${quiet.id}`);
		expect(none.body).toMatchObject({ businesses: [], has_more_businesses: false });
	});

	it.each([1, 7, 50])('has each participant once in pages of %i', async (limit) => {
		const pages = await pagesOf(market.visitor, limit);
		expect(pages.flat()).toEqual(inOrder);
		expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(limit);
		expect(pages).toHaveLength(Math.ceil(crowd / limit));
	});

	it('is found by the id of the event as well', async () => {
		const { body } = await market.visitor.get(`/api/events/${fair.id}/businesses?limit=4`);
		// One of the four is unverified.
		expect(ids(body.items)).toEqual(inOrder.slice(0, 3));
	});

	it('is kept by clients while the event is approved, who ask each time', async () => {
		const { headers } = await market.visitor.get(path(fair));
		expect(headers.get('cache-control')).toBe('private, no-cache');
	});

	it('of a pending event is shown to its owner and to moderators only', async () => {
		const waiting = await market.event('olivia-owner', host, { title: 'Waits' }, false);
		for (const client of [owner, moderator]) {
			const { status, body } = await client.get(path(waiting));
			expect([status, body.items]).toEqual([200, []]);
		}
		for (const client of [other, market.visitor]) {
			expect((await client.get(path(waiting))).status).toBe(404);
		}
		expect((await market.visitor.get('/api/events/999999/businesses')).status).toBe(404);
	});

	it('rejects a cursor that it did not issue', async () => {
		for (const cursor of ['x', 'participants_1_1', 'events_0_0_1']) {
			const { body, status } = await market.visitor.get(`${path(fair)}?cursor=${cursor}`);
			expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_cursor' });
		}
	});
});
