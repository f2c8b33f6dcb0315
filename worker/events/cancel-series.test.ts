import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { catchUp } from '../listing/catch-up.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';

const market = createApiSite();
const owner = await market.as('olivia-owner');
const other = await market.as('otto-other-owner');
const moderator = await market.as('mona-moderator');
const host = await market.business('olivia-owner', { name: 'Bakery' });
const guest = await market.business('otto-other-owner', { name: 'Guest' });

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const statuses = async () =>
	(await rows('SELECT status FROM events ORDER BY start_at')).map(({ status }) => status);
const idAt = async (index: number) =>
	Number(
		(await rows(`SELECT id FROM events ORDER BY start_at LIMIT 1 OFFSET ${index}`))[0]?.['id']
	);
const cancel = async (index: number, input: object = {}, client = owner) =>
	client.post(`/api/events/${await idAt(index)}/series/cancel`, input);

/** Four public dates, of which the guest has joined the last one. */
async function series(): Promise<Json> {
	const repeat = { every: 'week', times: 4 };
	const first = await market.event('olivia-owner', host, { title: 'Weekly', repeat }, false);
	await moderator.post(`/api/events/${first.id}/series/approve`);
	await other.post(`/api/events/${await idAt(3)}/join`, { business_id: guest.id });
	return first;
}

beforeEach(async () => {
	const tables = ['mails', 'announcements', 'jobs', 'events', 'postings', 'terms'];
	await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
	await series();
});

describe('a series', () => {
	it('is cancelled at once, leaves the lists, and each date tells those who joined it', async () => {
		expect(await cancel(1)).toMatchObject({ status: 200, body: { cancelled: 4 } });
		expect(await statuses()).toEqual(Array(4).fill('cancelled'));
		expect((await market.visitor.get('/api/events')).body.items).toEqual([]);
		await catchUp(openDatabase(env.DB), market.clock.now, 5);
		expect((await market.visitor.get('/api/events')).body.items).toEqual([]);
		const told = await rows(`SELECT key FROM announcements WHERE kind = 'event_cancelled'`);
		expect(told.map(({ key }) => key)).toContain(String(await idAt(3)));
		expect((await cancel(1)).body).toEqual({ cancelled: 0 });
		expect(await rows(`SELECT 1 FROM announcements WHERE kind = 'event_cancelled'`)).toHaveLength(
			told.length
		);
	});

	it('is cancelled from one date on', async () => {
		expect((await cancel(2, { from_here: true })).body).toEqual({ cancelled: 2 });
		expect(await statuses()).toEqual(['approved', 'approved', 'cancelled', 'cancelled']);
	});

	it('keeps what is over, and what was rejected', async () => {
		await env.DB.prepare('UPDATE events SET end_at = ? WHERE id = ?')
			.bind(market.clock.now - 1, await idAt(0))
			.run();
		await moderator.post(`/api/events/${await idAt(1)}/reject`, { reason: 'No' });
		expect((await cancel(3)).body).toEqual({ cancelled: 2 });
		expect(await statuses()).toEqual(['approved', 'rejected', 'cancelled', 'cancelled']);
	});

	it('is cancelled by those who manage it only, and by the version that they read', async () => {
		expect((await cancel(0, {}, market.visitor)).status).toBe(401);
		expect((await cancel(0, {}, other)).status).toBe(403);
		expect((await cancel(0, {}, moderator)).status).toBe(403);
		expect((await cancel(0, { version: 1 })).status).toBe(409);
		expect(await statuses()).toEqual(Array(4).fill('approved'));
	});

	it('is not a single event', async () => {
		const single = await market.event('olivia-owner', host, { title: 'Once' });
		const { body } = await owner.post(`/api/events/${single.id}/series/cancel`, {});
		expect(body.code).toBe('not_a_series');
	});
});
