import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { limits } from '../limits.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { anEventInput } from '../testing/an-event.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const owner = await market.as('olivia-owner');
const moderator = await market.as('mona-moderator');
const bakery = await market.business('olivia-owner', { name: 'Bakery' });

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

const announce = (client: Client, host: Json, input: object = {}) =>
	client.post('/api/events', { ...anEventInput(), business_id: host.id, ...input });

async function series(title: string, times: number): Promise<number[]> {
	await announce(owner, bakery, { title, repeat: { every: 'week', times } });
	const found = await rows(
		`SELECT events.id FROM events JOIN series ON series.id = series_id WHERE series.title = '${title}' ORDER BY events.id`
	);
	return found.map(({ id }) => Number(id));
}

const read = async (id: number | undefined) => (await owner.get(`/api/events/${id}`)).body;

describe('a series', () => {
	beforeEach(() => database.run(`DELETE FROM events`));

	it('stores its texts once, and each date has them', async () => {
		const ids = await series('Weekly', 4);
		expect(ids).toHaveLength(4);
		expect(await rows('SELECT title FROM series')).toEqual([{ title: 'Weekly' }]);
		expect(await rows('SELECT DISTINCT title, description FROM events')).toEqual([
			{ title: '', description: '' }
		]);
		for (const id of ids) expect((await read(id)).title).toBe('Weekly');
	});

	it('keeps its texts when one date is changed, and finds that date by its own words', async () => {
		const [first, second] = await series('Stalls', 2);
		for (const id of [first, second]) await moderator.post(`/api/events/${id}/approve`);
		const changed = await owner.patch(`/api/events/${second}`, { title: 'Lanterns' });
		expect(changed.body.title).toBe('Lanterns');
		expect((await read(first)).title).toBe('Stalls');
		const found = async (q: string) =>
			(await market.visitor.get(`/api/events?q=${q}`)).body.items.map(({ id }) => id);
		expect([await found('stalls'), await found('lanterns')]).toEqual([[first], [second]]);
		const back = await owner.patch(`/api/events/${second}`, { title: 'Stalls' });
		expect(back.body.title).toBe('Stalls');
		expect(await found('stalls')).toEqual([first, second]);
	});

	it.each([
		['week', ['03-06', '03-13', '03-20']],
		['two_weeks', ['03-06', '03-20', '04-03']],
		['month_date', ['03-06', '04-06', '05-06']],
		['month_weekday', ['03-06', '04-03', '05-01']]
	])('may repeat every %s', async (every, dates) => {
		const { status } = await announce(owner, bakery, { repeat: { every, times: 3 } });
		expect(status).toBe(201);
		const { items } = (await owner.get('/api/events/mine')).body;
		const days = items.map(({ start_at }) => start_at.slice(5, 10)).reverse();
		expect(days).toEqual(dates);
	});

	it('has no event on the dates that are left out, as a list or as a form sends them', async () => {
		for (const except of [['2027-03-13', '2027-03-27'], '2027-03-13, 2027-03-27']) {
			await database.run(`DELETE FROM events`);
			const repeat = { every: 'week', times: 4, except };
			expect((await announce(owner, bakery, { repeat })).status).toBe(201);
			const found = await rows('SELECT slug FROM events ORDER BY start_at');
			const dates = found.map(({ slug }) => /2027-\d\d-\d\d/.exec(String(slug))?.[0]);
			expect(dates).toEqual(['2027-03-06', '2027-03-20']);
		}
	});

	it.each([
		{ every: 'day', times: 2 },
		{ every: 'week', times: 0 },
		{ every: 'month_date', times: limits.datesOfSeries + 1 },
		{ every: 'week', times: 2, except: '6 March' },
		{ every: 'week', times: 2, except: ['2027-03-14'] },
		{ every: 'week', times: 2, except: ['2027-03-06'] }
	])('is refused with a message if it repeats like %j', async (repeat) => {
		const { status, body } = await announce(owner, bakery, { repeat });
		expect([status, Object.keys(body.fields)]).toEqual([422, ['repeat']]);
		expect(await rows('SELECT id FROM events')).toEqual([]);
	});

	it('is removed with its last date', async () => {
		const [first, second] = await series('Brief', 2);
		await database.run(`DELETE FROM events WHERE id = ${first}`);
		expect(await rows('SELECT id FROM series')).toHaveLength(1);
		await database.run(`DELETE FROM events WHERE id = ${second}`);
		expect(await rows('SELECT id FROM series')).toEqual([]);
	});
});

describe('what one person has waiting', () => {
	it(`is at most ${limits.unverifiedBusinesses} businesses`, async () => {
		const emil = await market.as('emil-owner');
		const register = (name: string) => emil.post('/api/businesses', { name });
		const made = await Promise.all(
			Array.from({ length: limits.unverifiedBusinesses + 2 }, (_, index) => register(`B ${index}`))
		);
		const statuses = made.map(({ status }) => status).sort();
		expect(statuses).toEqual([...Array(limits.unverifiedBusinesses).fill(201), 422, 422]);
		const refused = made.find(({ status }) => status === 422);
		expect(refused?.body).toMatchObject({ code: 'limit_reached' });
		const first = made.find(({ status }) => status === 201);
		await moderator.post(`/api/businesses/${first?.body.id}/verify`);
		expect((await register('Now')).status).toBe(201);
	});

	it(`is at most ${limits.pendingAnnouncements} announcements, and a series counts once`, async () => {
		await database.run(`DELETE FROM events`);
		await series('Long', limits.datesOfSeries);
		for (let index = 1; index < limits.pendingAnnouncements; index++) {
			expect((await announce(owner, bakery, { title: `No. ${index}` })).status).toBe(201);
		}
		const refused = await announce(owner, bakery, { title: 'One more' });
		expect(refused).toMatchObject({ status: 422, body: { code: 'limit_reached' } });
		// A repeated request is answered with what the first one created.
		const again = { submission_id: 'one-of-many' };
		await moderator.post(`/api/events/${(await latest()).id}/approve`);
		const created = await announce(owner, bakery, again);
		expect([created.status, (await announce(owner, bakery, again)).body.id]).toEqual([
			201,
			created.body.id
		]);
		expect((await announce(owner, bakery)).status).toBe(422);
		expect(market.clock.now).toBe(openingTime);
	});
});

const latest = async () => (await owner.get('/api/events/mine?limit=1')).body.items[0] ?? { id: 0 };
