import { readTestTexts } from '../testing/static-files.ts';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { anEventInput } from '../testing/an-event.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Json } from '../testing/api-clients.ts';
import { runEveryMinute } from './every-minute.ts';
import { runEveryNight } from './every-night.ts';
import { testPictures } from '../testing/pictures.ts';

const market = createApiSite();
const database = openDatabase(env.DB);
const { config, publicPages } = market;
const context = {
	database,
	pictures: testPictures,
	publicPages,
	now: () => market.clock.now,
	log: () => {},
	config,
	sendMail: null,
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};
const day = 24 * 60 * 60;

const bakery = await market.business('olivia-owner', { name: 'Bakery' });
const studio = await market.business('emil-owner', { name: 'Studio' });
const owner = await market.as('olivia-owner');
const guest = await market.as('emil-owner');

const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

/** The titles of a list, in its order. */
async function titles(query: string): Promise<string[]> {
	const { body } = await market.visitor.get(`/api/events?limit=50&${query}`);
	return body.items.map(({ title }: Json) => title);
}

/** How many postings there are in lists with this beginning, not counting those of businesses. */
const postingsIn = async (prefix: string) =>
	(
		await rows(
			`SELECT 1 FROM terms JOIN postings ON term_id IN (terms.id, -terms.id) WHERE name LIKE '${prefix}%'`
		)
	).length;

/** An event that another business joined. */
async function joined(title: string, input: object = {}): Promise<Json> {
	const event = await market.event('olivia-owner', bakery, { ...input, title });
	await guest.post(`/api/events/${event.id}/join`, { business_id: studio.id });
	return event;
}

describe('the cron', () => {
	it('moves an event in the lists of its participants, once each', async () => {
		const event = await joined('Moved');
		await joined('Between', anEventInput('2027-03-08'));
		const times = { start_at: '2027-03-10T10:00', end_at: '2027-03-13T18:00' };
		await owner.patch(`/api/events/${event.id}`, times);
		expect(await titles(`business=${bakery.id}`)).toEqual(['Between', 'Moved']);
		// Their old places in that list are not shown.
		const later = await joined('Later', anEventInput('2027-03-14'));
		await owner.patch(`/api/events/${later.id}`, {
			start_at: '2027-03-14T12:00',
			end_at: '2027-03-14T20:00'
		});
		expect(await titles(`business=${studio.id}`)).toEqual(['Between']);
		await runEveryMinute(context);
		expect(await titles(`business=${studio.id}`)).toEqual(['Between', 'Moved', 'Later']);
		const ofStudio = `event/business/${studio.id}`;
		expect(await postingsIn(ofStudio)).toBe(1 + 4 + 1);
		// The news of both changes waits, in case there are more of them.
		expect(await rows(`SELECT kind FROM jobs WHERE due_at <= ${market.clock.now}`)).toEqual([]);
	});

	it('lists what was written past the site, with its participants', async () => {
		await joined('Imported');
		await database.run('DELETE FROM postings');
		await database.run('DELETE FROM terms');
		expect(await titles('q=imported')).toEqual([]);
		await database.run('UPDATE events SET listed_version = NULL');
		await database.run('UPDATE businesses SET listed_version = NULL');
		await runEveryMinute(context);
		expect(await titles('q=imported')).toEqual(['Imported']);
		expect(await titles(`business=${studio.id}`)).toContain('Imported');
		const found = await market.visitor.get('/api/businesses?q=studio');
		expect(found.body.items).toHaveLength(1);
	});

	it('lists long imported texts in pieces that D1 takes', async () => {
		const words = (from: number) =>
			Array.from({ length: 390 }, (_, index) => `w${from * 1000 + index}xxxxx`).join(' ');
		const inserts = Array.from({ length: 60 }, (_, index) =>
			env.DB.prepare(
				`INSERT INTO events (submission_id, slug, title, description, location_name, address, start_at, end_at, time_zone, status, search_text, created_at, updated_at)
				VALUES (?1, ?1, 'Long', ?2, 'Here', '', ?3, ?3 + 30 * 86400000, 'UTC', 'approved', '', 0, 0)`
			).bind(`long-${index}`, words(index), market.clock.now)
		);
		await env.DB.batch(inserts);
		await runEveryMinute(context);
		expect(await rows('SELECT id FROM events WHERE listed_version IS NOT version')).toEqual([]);
		expect(await titles('q=w59389xxxxx')).toEqual(['Long']);
		await database.run(`DELETE FROM events WHERE title = 'Long'`);
	});

	it('counts the postings of each term', async () => {
		await joined('Counted', { start_at: '2027-03-06T10:00', end_at: '2027-03-09T18:00' });
		const wrong = await rows(
			`SELECT name FROM terms WHERE size <> (SELECT count(*) FROM postings WHERE term_id = terms.id)`
		);
		expect(wrong).toEqual([]);
	});

	it('cancels all events of a deleted business, however many they are', async () => {
		const host = await market.business('olivia-owner', { name: 'Big' });
		const { id } = await market.event('olivia-owner', host, { title: 'Big event' });
		const numbers = Array.from({ length: 1100 }, (_, index) => index).join();
		await database.run(
			`INSERT INTO events (host_business_id, created_by, submission_id, slug, title, description, location_name, address,
				start_at, end_at, time_zone, status, approved_at, search_text, created_at, updated_at)
			SELECT host_business_id, created_by, value, value, title, description, location_name, address,
				start_at, end_at, time_zone, status, approved_at, '', created_at, updated_at
			FROM events JOIN json_each('[${numbers}]') WHERE events.id = ${id}`
		);
		await runEveryMinute(context);
		const left = async () =>
			(
				await rows(
					`SELECT count(*) AS n FROM events WHERE title = 'Big event' AND status = 'approved'`
				)
			)[0];
		const response = await owner.remove(`/api/businesses/${host.id}?name=Big`);
		expect(response.status).toBe(204);
		expect((await market.visitor.get(`/api/businesses/${host.id}`)).status).toBe(404);
		expect(await left()).toEqual({ n: 601 });
		await runEveryMinute(context);
		expect(await left()).toEqual({ n: 0 });
		expect(await rows(`SELECT id FROM businesses WHERE id = ${host.id}`)).toEqual([]);
		expect(await titles('q=big')).toEqual([]);
		await runEveryMinute(context);
		expect(await postingsIn('event/word/big')).toBe(0);
	});

	it('takes past events out of every list but those of their businesses', async () => {
		await joined('Ended', { start_at: '2027-03-02T10:00', end_at: '2027-03-03T18:00' });
		expect(await postingsIn('event/word/ended')).toBe(1);
		market.pass(4 * day);
		await runEveryNight(context);
		await runEveryMinute(context);
		expect(await postingsIn('event/word/ended')).toBe(0);
		expect(await rows(`SELECT name FROM terms WHERE name = 'event/word/ended'`)).toEqual([]);
		const past = await rows(
			`SELECT 1 FROM terms JOIN postings ON term_id IN (terms.id, -terms.id) JOIN events ON events.id = sort_key % 134217728
			WHERE events.title = 'Ended' AND name LIKE 'event/business/%'`
		);
		expect(past).toHaveLength(4);
	});
});
