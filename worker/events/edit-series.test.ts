import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { limits } from '../limits.ts';
import { openDatabase } from '../database/client.ts';
import { catchUp } from '../listing/catch-up.ts';
import { createApiSite, openingTime } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';
import { benchViewer } from '../testing/bench-viewer.ts';
import { testPictures } from '../testing/pictures.ts';

const site = createApiSite();
let owner: Client;
let guest: Client;
let moderator: Client;
let host: Json;
let stall: Json;

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;
const run = (query: string) => env.DB.prepare(query).run();

/** The dates of the series as their owner sees them, in their order. */
async function dates(): Promise<Json[]> {
	const ids = await rows('SELECT id FROM events ORDER BY occurrence');
	const found = await Promise.all(ids.map(({ id }) => owner.get(`/api/events/${String(id)}`)));
	return found.map(({ body }) => body);
}

const all = async <K extends keyof Json>(name: K) => (await dates()).map((date) => date[name]);
const idAt = async (index: number) => (await dates())[index]?.id ?? 0;

async function edit(index: number, input: object, client = owner, headers = {}) {
	const response = await client.patch(`/api/events/${await idAt(index)}`, input, headers);
	return { ...response, date: response.body };
}

const search = async (q: string) =>
	(await site.visitor.get(`/api/events?q=${q}`)).body.items.map(({ id }) => id);

/** Makes a date one that is over. */
const end = async (index: number) =>
	run(`UPDATE events SET end_at = ${openingTime - 60_000} WHERE id = ${await idAt(index)}`);

/** Five public dates: 6, 13, 20 and 27 March, and 3 April, after clocks went forward. */
async function announce(input: object = {}) {
	const repeat = { every: 'week', times: 5 };
	const texts = { title: 'Weekly', description: 'Bread and plants', rain_plan: 'Under the roof' };
	const first = await site.event('olivia-owner', host, { ...texts, repeat, ...input }, false);
	await moderator.post(`/api/events/${first.id}/series/approve`);
	await catchUp(openDatabase(env.DB), openingTime, 100);
}

beforeAll(async () => {
	owner = await site.as('olivia-owner');
	guest = await site.as('otto-other-owner');
	moderator = await site.as('mona-moderator');
	host = await site.business('olivia-owner', { name: 'Bakery' });
	stall = await site.business('otto-other-owner', { name: 'Stall' });
});

beforeEach(async () => {
	const tables = ['mails', 'announcements', 'jobs', 'events', 'postings', 'terms'];
	await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
	await announce();
});

const allFive = <T>(value: T): T[] => Array<T>(5).fill(value);

describe('an edit of all dates', () => {
	it('stores the texts once and moves each date by the clocks of the place', async () => {
		const { status, date } = await edit(1, {
			title: 'Saturday market',
			start_at: '2027-03-13T11:00',
			end_at: '2027-03-13T17:00',
			dates: 'all'
		});
		expect([status, date.other_dates]).toEqual([200, { changed: 4, kept_own: 0 }]);
		expect(await all('title')).toEqual(allFive('Saturday market'));
		expect(await all('start_at')).toEqual([
			...['06', '13', '20', '27'].map((day) => `2027-03-${day}T10:00:00.000Z`),
			'2027-04-03T09:00:00.000Z'
		]);
		expect(await rows('SELECT title, description FROM series')).toEqual([
			{ title: 'Saturday market', description: 'Bread and plants' }
		]);
		expect(await rows('SELECT DISTINCT title, description, facts, own_fields FROM events')).toEqual(
			[{ title: '', description: '', facts: null, own_fields: null }]
		);
	});

	it('is found by its new words on each date, and at its new times', async () => {
		await edit(0, { title: 'Lanterns', dates: 'all' });
		expect(await search('lanterns')).toEqual(await all('id'));
		expect(await search('weekly')).toEqual([]);
		await edit(0, {
			start_at: '2027-03-07T10:00',
			end_at: '2027-03-07T18:00',
			dates: 'all'
		});
		const sunday = await site.visitor.get('/api/events?when=2027-03-14');
		expect(sunday.body.items.map(({ id }) => id)).toEqual([await idAt(1)]);
		expect((await site.visitor.get('/api/events?when=2027-03-13')).body.items).toEqual([]);
	});

	it('changes the other fields too, and only those that differ', async () => {
		await edit(3, { capacity: 7 });
		const facts = { min_age: 12, rain_plan: '' };
		await edit(0, { title: 'Weekly', joining: 'on_request', ...facts, dates: 'all' });
		expect(await all('min_age')).toEqual(allFive(12));
		expect(await all('rain_plan')).toEqual(allFive(''));
		expect(await all('capacity')).toEqual([null, null, null, 7, null]);
		await edit(0, { categories: ['music'], latitude: 52.5, longitude: 13.4, dates: 'all' });
		expect(await rows('SELECT count(*) AS dates FROM event_categories')).toEqual([{ dates: 5 }]);
		expect(await rows('SELECT DISTINCT latitude, longitude FROM events')).toEqual([
			{ latitude: 52.5, longitude: 13.4 }
		]);
	});

	it('leaves dates alone that are over or cancelled, with the texts that they had', async () => {
		await owner.post(`/api/events/${await idAt(3)}/cancel`);
		await end(0);
		const { date } = await edit(1, { title: 'Spring', capacity: 3, dates: 'all' });
		expect(date.other_dates).toEqual({ changed: 2, kept_own: 0 });
		expect(await all('title')).toEqual(['Weekly', 'Spring', 'Spring', 'Weekly', 'Spring']);
		expect(await all('capacity')).toEqual([null, 3, 3, null, 3]);
		expect(await rows('SELECT title FROM series ORDER BY id')).toEqual([
			{ title: 'Weekly' },
			{ title: 'Spring' }
		]);
	});

	it('keeps what was changed for one date, and says how many dates keep something', async () => {
		await edit(2, { title: 'Easter market', start_at: '2027-03-20T08:00' });
		await edit(4, { description: '' });
		const { date } = await edit(0, {
			title: 'Market',
			description: 'Flowers',
			start_at: '2027-03-06T12:00',
			dates: 'all'
		});
		expect(date.other_dates).toEqual({ changed: 4, kept_own: 2 });
		expect(await all('title')).toEqual(['Market', 'Market', 'Easter market', 'Market', 'Market']);
		expect(await all('description')).toEqual([...Array(4).fill('Flowers'), '']);
		const hours = (await all('start_at')).map((time) => time.slice(11, 16));
		expect(hours).toEqual(['11:00', '11:00', '07:00', '11:00', '10:00']);
	});

	it('of a date with something of its own shares what changes', async () => {
		await edit(2, { title: 'Easter market', capacity: 9 });
		await edit(2, { title: 'Spring market', dates: 'all' });
		expect(await all('title')).toEqual(allFive('Spring market'));
		expect(await all('capacity')).toEqual([null, null, 9, null, null]);
		expect(await rows(`SELECT own_fields FROM events WHERE own_fields IS NOT NULL`)).toEqual([
			{ own_fields: '["capacity"]' }
		]);
	});

	it('sends rejected dates back to the moderators, and leaves the others public', async () => {
		await moderator.post(`/api/events/${await idAt(1)}/reject`, { reason: 'Which hall?' });
		await edit(0, { location_name: 'Hall 2', dates: 'all' });
		expect(await all('status')).toEqual(['approved', 'pending', ...Array(3).fill('approved')]);
	});

	it('tells those who joined or saved a date of its new time once, gathered with the next', async () => {
		const [second, fourth] = [await idAt(1), await idAt(3)];
		await guest.post(`/api/events/${second}/join`, { business_id: stall.id });
		await guest.post(`/api/events/${fourth}/save`);
		await run('DELETE FROM announcements');
		await edit(0, { start_at: '2027-03-06T11:00', dates: 'all' });
		await edit(0, { location_name: 'Pier', dates: 'all' });
		const told = await rows(
			'SELECT audience_id, audience, data FROM announcements ORDER BY audience_id'
		);
		expect(told.map(({ audience_id, audience }) => [audience_id, audience])).toEqual([
			[second, 'participants'],
			[fourth, 'savers']
		]);
		expect(JSON.parse(String(told[1]?.['data']))).toMatchObject({
			startAt: Date.UTC(2027, 2, 27, 10),
			place: 'Pier',
			was: { startAt: Date.UTC(2027, 2, 27, 9), place: 'Old Mill' }
		});
		await run('DELETE FROM announcements');
		await edit(0, { title: 'Another name', dates: 'all' });
		expect(await rows('SELECT 1 FROM announcements')).toEqual([]);
	});
});

describe('an edit from one date on', () => {
	it('leaves the dates before, and can be followed by one of all', async () => {
		const { date } = await edit(2, { title: 'Late market', capacity: 4, dates: 'following' });
		expect(date.other_dates).toEqual({ changed: 2, kept_own: 0 });
		const halves = ['Weekly', 'Weekly', 'Late market', 'Late market', 'Late market'];
		expect(await all('title')).toEqual(halves);
		expect(await rows('SELECT id FROM series')).toHaveLength(2);
		await edit(3, { description: 'Music at six', dates: 'all' });
		expect(await all('description')).toEqual(allFive('Music at six'));
		expect(await all('title')).toEqual(halves);
		await edit(4, { title: 'One', dates: 'all' });
		expect(await all('title')).toEqual(allFive('One'));
		expect(await rows('SELECT id FROM series')).toHaveLength(2);
		await run('DELETE FROM events');
		expect(await rows('SELECT id FROM series')).toEqual([]);
	});

	it('keeps the series together for what concerns all of its dates', async () => {
		await edit(3, { title: 'Late market', dates: 'following' });
		const { body } = await owner.post(`/api/events/${await idAt(0)}/series/cancel`, {});
		expect(body).toEqual({ cancelled: 5 });
	});
});

describe('an edit of one date', () => {
	it('stores only what differs from the series, field by field', async () => {
		const { status, date } = await edit(1, { title: 'Lantern night', min_age: 16 });
		expect([status, date.other_dates]).toEqual([200, undefined]);
		const stored = `SELECT title, description, location_name, address, facts FROM events
			WHERE own_fields IS NOT NULL`;
		expect(await rows(stored)).toEqual([
			{
				...{ title: 'Lantern night', description: '', location_name: '', address: '' },
				facts: '{"minAge":16}'
			}
		]);
		expect((await dates())[1]).toMatchObject({
			...{ title: 'Lantern night', description: 'Bread and plants', min_age: 16 },
			rain_plan: 'Under the roof'
		});
		expect(await search('bread')).toHaveLength(5);
		expect(await search('lantern')).toEqual([await idAt(1)]);
		await edit(1, { title: 'Weekly', min_age: null, dates: 'one' });
		expect(await rows(stored)).toEqual([]);
	});

	it('can leave a text or a fact empty that the series has', async () => {
		await edit(0, { description: '', rain_plan: '' });
		expect((await dates())[0]).toMatchObject({ description: '', rain_plan: '' });
		expect((await dates())[1]).toMatchObject({ rain_plan: 'Under the roof' });
		expect((await edit(0, { rain_plan: 'Tents' })).date.rain_plan).toBe('Tents');
	});
});

describe('an edit of a series', () => {
	it('is only for those who manage it', async () => {
		const { id } = (await guest.get('/api/auth/me')).body;
		const asMember = (role: string) =>
			run(`INSERT OR REPLACE INTO business_members VALUES (${host.id}, '${id}', '${role}', 0)`);
		const change = { title: 'Taken', dates: 'all' };
		const statusFor = async (client: Client) => (await edit(0, change, client)).status;
		expect(await statusFor(site.visitor)).toBe(401);
		expect(await statusFor(guest)).toBe(403);
		expect(await statusFor(moderator)).toBe(403);
		await asMember('helper');
		expect(await statusFor(guest)).toBe(403);
		expect(await all('title')).toEqual(allFive('Weekly'));
		await asMember('manager');
		expect(await statusFor(guest)).toBe(200);
		await run('DELETE FROM business_members');
	});

	it('is a conflict after another edit of the date, and changes nothing', async () => {
		await edit(0, { title: 'First' });
		const change = { title: 'Second', dates: 'all' };
		const stale = await edit(0, { ...change, version: 2 });
		expect([stale.status, stale.body.current.title]).toEqual([409, 'First']);
		expect((await edit(0, change, owner, { 'if-match': '"2"' })).status).toBe(409);
		expect(await all('title')).toEqual(['First', ...Array(4).fill('Weekly')]);
	});

	it('is planned again when another date changes after it was read', async () => {
		const [slug, other] = [(await dates())[0]?.slug ?? '', await idAt(2)];
		const { id } = (await owner.get('/api/auth/me')).body;
		let isChanged = false;
		const services = createServices({
			database: openDatabase(env.DB),
			pictures: testPictures,
			identity: async () => benchViewer(String(id)),
			log: () => {},
			// Asked for between reading and saving.
			now() {
				const change = 'UPDATE events SET capacity = 5, version = version + 1 WHERE id = ?';
				if (!isChanged) void env.DB.prepare(change).bind(other).run();
				isChanged = true;
				return openingTime;
			}
		});
		const edited = await services.events.update(slug, { title: 'Everywhere', dates: 'all' });
		expect(edited).toMatchObject({ kind: 'ok', value: { otherDates: { changed: 4 } } });
		expect(await all('title')).toEqual(allFive('Everywhere'));
		expect((await all('capacity'))[2]).toBe(5);
	});

	it('is refused where it makes no sense, with what to do instead', async () => {
		const past = { start_at: '2027-03-01T11:00', end_at: '2027-03-01T19:00', dates: 'all' };
		// The second date would be on 22 February.
		expect((await edit(2, past)).body.fields['start_at']).toContain('another date would be over');
		const long = { end_at: '2027-04-05T10:00', dates: 'all' };
		expect((await edit(0, long)).body.fields['end_at']).toContain(`${limits.daysOfSeries} days`);
		expect((await edit(0, { dates: 'some' })).body.fields['dates']).toContain('which dates');
		await end(0);
		expect((await edit(0, { title: 'Late', dates: 'all' })).body.fields['dates']).toContain('over');
		expect(await all('title')).toEqual(allFive('Weekly'));
		const once = await site.event('olivia-owner', host, { title: 'Once' });
		const { status, body } = await owner.patch(`/api/events/${once.id}`, { dates: 'all' });
		expect([status, body.code]).toEqual([409, 'not_a_series']);
	});
});
