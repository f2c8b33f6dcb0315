import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { catchUp } from '../listing/catch-up.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');
const host = await market.business('olivia-owner', { name: 'Bakery' });

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const announce = (times: number): Promise<Json> =>
	market.event('olivia-owner', host, { title: 'Weekly', repeat: { every: 'week', times } }, false);
const statuses = async () =>
	(await rows(`SELECT status FROM events ORDER BY id`)).map(({ status }) => status);
const listed = async () => {
	await catchUp(openDatabase(env.DB), market.clock.now, 5);
	return (await market.visitor.get('/api/events?limit=50')).body.items.length;
};

afterEach(async () => {
	await env.DB.batch(
		['DELETE FROM mails', 'DELETE FROM events', 'DELETE FROM postings', 'DELETE FROM terms'].map(
			(query) => env.DB.prepare(query)
		)
	);
});

describe('a series', () => {
	it('is approved at once, listed, and told by one message', async () => {
		const first = await announce(4);
		const path = `/api/events/${first.id}/series/approve`;
		expect((await market.visitor.post(path)).status).toBe(401);
		expect((await owner.post(path)).status).toBe(403);
		const { status, body } = await moderator.post(path);
		expect([status, body]).toEqual([200, { decided: 4 }]);
		expect(new Set(await statuses())).toEqual(new Set(['approved']));
		expect(await listed()).toBe(4);
		expect(await rows(`SELECT 1 FROM mails WHERE kind = 'event_accepted'`)).toHaveLength(1);
		expect((await moderator.post(path)).body).toEqual({ decided: 0 });
		expect(await rows(`SELECT 1 FROM mails WHERE kind = 'event_accepted'`)).toHaveLength(1);
	});

	it('is taken down at once, with one reason', async () => {
		const first = await announce(3);
		await moderator.post(`/api/events/${first.id}/series/approve`);
		const path = `/api/events/${first.id}/series/reject`;
		expect((await moderator.post(path, { reason: ' ' })).status).toBe(422);
		expect((await owner.post(path, { reason: 'x' })).status).toBe(403);
		expect((await moderator.post(path, { reason: 'A scam.' })).body).toEqual({ decided: 3 });
		expect((await owner.get(`/api/events/${first.id}`)).body.review_note).toBe('A scam.');
		expect(await listed()).toBe(0);
	});

	it('leaves dates alone that their owner has cancelled', async () => {
		const first = await announce(2);
		await owner.post(`/api/events/${first.id}/cancel`);
		expect((await moderator.post(`/api/events/${first.id}/series/approve`)).body).toEqual({
			decided: 1
		});
		expect(await statuses()).toEqual(['cancelled', 'approved']);
	});

	it('is not a single event', async () => {
		const event = await market.event('olivia-owner', host, {}, false);
		const { status, body } = await moderator.post(`/api/events/${event.id}/series/approve`);
		expect([status, body.code]).toEqual([409, 'not_a_series']);
	});
});
