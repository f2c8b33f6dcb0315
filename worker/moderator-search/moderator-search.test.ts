import { env } from 'cloudflare:workers';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { indexNames } from '../jobs/index-names.ts';
import { runEveryMinute } from '../jobs/every-minute.ts';
import { purge } from '../retention/purge.ts';
import { retentionDays } from '../retention/periods.ts';
import { clientOf, createApiSite } from '../testing/api-clients.ts';
import type { Client } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { testPictures } from '../testing/pictures.ts';
import { readTestTexts } from '../testing/static-files.ts';

const market = createApiSite({
	settings: {
		PERMISSIONS: JSON.stringify({
			admins: ['review', 'verify', 'suspend', 'people'],
			editors: ['review'],
			verifiers: ['verify'],
			'people-care': ['people']
		})
	}
});
const database = openDatabase(env.DB);
const context = {
	...{ database, pictures: testPictures, publicPages: market.publicPages, config: market.config },
	...{ now: () => market.clock.now, log: () => {}, sendMail: null },
	readTexts: readTestTexts,
	fetch: (request: Request) => market.cognito.fetch(request)
};
const moderator = await market.as('mona-moderator');
const owner = await market.as('olivia-owner');
const bakery = await market.business('olivia-owner', { name: 'Zimtschnecke Bakery' });

interface Found {
	people: { items: { id: string; name: string; businesses: object; reports: number }[] } | null;
	businesses: { items: Item[]; next_cursor: string | null } | null;
	events: { items: Item[]; next_cursor: string | null; incomplete?: true } | null;
}
interface Item {
	business: { id: number; name: string; status: string };
	event: { id: number; title: string; status: string };
	owner: { id: string; name: string } | null;
	events: { value: number; more: boolean };
	reports: number;
}

async function search(input: object, client: Client = moderator): Promise<Found> {
	const { body, status } = await client.post('/api/review/search', input);
	expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
	const found: unknown = body;
	return found as Found;
}

const titles = ({ events }: Found) => events?.items.map(({ event }) => event.title);
const names = ({ businesses }: Found) => businesses?.items.map(({ business }) => business.name);

/** Somebody with one permission. */
async function withGroup(group: string): Promise<Client> {
	await market.cognito.control('person', { person: 'anna-attendee', groups: [group] });
	const token = await market.accessToken('anna-attendee');
	return clientOf(market, { authorization: `Bearer ${token}` });
}

describe('the search of moderators', () => {
	it('finds an event in every state, as soon as it is announced', async () => {
		const input = { title: 'Lavendelfest' };
		const event = await market.event('olivia-owner', bakery, input, false);
		const path = `/api/events/${event.id}`;
		const state = async () => (await search({ q: 'lavendel' })).events?.items[0]?.event.status;
		expect(await state()).toBe('pending');
		await moderator.post(`${path}/approve`);
		expect(await state()).toBe('approved');
		await moderator.post(`${path}/reject`, { reason: 'No' });
		expect(await state()).toBe('rejected');
		await owner.patch(path, { title: 'Rosenfest' });
		expect(titles(await search({ q: 'lavendel' }))).toEqual([]);
		expect(titles(await search({ q: 'Rosen fest' }))).toEqual([]);
		expect(titles(await search({ q: 'ROSENFÉST' }))).toEqual(['Rosenfest']);
		await owner.post(`${path}/cancel`);
		expect(titles(await search({ q: 'rosenfest' }))).toEqual(['Rosenfest']);
	});

	it('finds every date of a series, newest first, page by page', async () => {
		const repeat = { every: 'week', times: 12 };
		await market.event('olivia-owner', bakery, { title: 'Wochenmarkt Nord', repeat }, false);
		const first = await search({ q: 'wochenmarkt' });
		expect(titles(first)).toHaveLength(10);
		const cursor = first.events?.next_cursor;
		const second = await search({ q: 'wochenmarkt', kind: 'events', cursor });
		expect(titles(second)).toHaveLength(2);
		expect([second.people, second.businesses, second.events?.next_cursor]).toEqual([
			...[null, null, null]
		]);
		const wrong = await moderator.post('/api/review/search', { q: 'x', kind: 'people', cursor });
		expect(wrong.body.code).toBe('invalid_cursor');
	});

	it('finds a business in every state, by words, id, slug, address of its page and short name', async () => {
		const stall = await market.business('emil-owner', { name: 'Quittenstand' }, false);
		await (
			await market.as('emil-owner')
		).patch(`/api/businesses/${stall.id}`, {
			short_name: 'quitten'
		});
		const state = async (q: string) => (await search({ q })).businesses?.items[0]?.business.status;
		expect(await state('quitten')).toBe('pending');
		await moderator.post(`/api/businesses/${stall.id}/decline`, { reason: 'No' });
		expect(await state('quittenstand')).toBe('declined');
		await moderator.post(`/api/businesses/${stall.id}/verify`);
		await moderator.post(`/api/businesses/${stall.id}/suspend`, { reason: 'No' });
		for (const q of ['Quittenstand', stall.slug, `#${stall.id}`, '@Quitten']) {
			expect(await state(q), q).toBe('suspended');
		}
		const byAddress = await search({ q: `https://popmap.test/es/businesses/${stall.slug}?x` });
		expect([names(byAddress), byAddress.events]).toEqual([['Quittenstand'], null]);
		expect(names(await search({ q: stall.slug }))).toEqual(['Quittenstand']);
	});

	it('finds people by name, id and the exact address that they have proven', async () => {
		const { id } = (await owner.get('/api/auth/me')).body;
		const { people } = await search({ q: 'own oliv' });
		expect(people?.items).toMatchObject([
			{ id, name: 'Olivia Owner', businesses: { value: 1, more: false }, reports: 0 }
		]);
		expect((await search({ q: String(id) })).people?.items).toHaveLength(1);
		await market.as('emil-owner');
		const address = 'Emil-Owner@popmap.test';
		expect((await search({ q: address })).people?.items).toHaveLength(1);
		expect((await search({ q: address.slice(0, -1) })).people?.items).toEqual([]);
	});

	it('says what one needs to judge', async () => {
		await market.visitor.post(`/api/businesses/${bakery.id}/reports`, { reason: 'scam' });
		const found = (await search({ q: 'zimtschnecke' })).businesses?.items[0];
		expect(found).toMatchObject({ owner: { name: 'Olivia Owner' }, reports: 1 });
		expect(found?.events.value).toBeGreaterThan(12);
		expect((await search({ q: 'olivia' })).people?.items).toMatchObject([{ reports: 1 }]);
	});

	it('shows each moderator only what their permissions are about', async () => {
		const kinds = async (group: string) =>
			Object.entries(await search({ q: 'o' }, await withGroup(group)))
				.filter(([, list]) => list !== null)
				.map(([kind]) => kind);
		expect(await kinds('editors')).toEqual(['events']);
		expect(await kinds('verifiers')).toEqual(['businesses']);
		expect(await kinds('people-care')).toEqual(['people']);
		const verifier = await search({ q: 'zimtschnecke' }, await withGroup('verifiers'));
		expect(verifier.businesses?.items[0]?.owner).toBeNull();
	});

	it('is for moderators alone, and never logs what was looked for', async () => {
		const q = 'emil-owner@popmap.test';
		expect((await owner.post('/api/review/search', { q })).status).toBe(403);
		expect((await market.visitor.post('/api/review/search', { q })).status).toBe(401);
		expect((await owner.post('/api/review/search', {})).status).toBe(403);
		expect((await moderator.post('/api/review/search', { q: ' ' })).status).toBe(422);
		expect(JSON.stringify(market.logged)).not.toContain(q);
	});
});

describe('the words of names', () => {
	it('go with what they are of', async () => {
		const gone = await market.event('olivia-owner', bakery, { title: 'Vergangenes' }, false);
		await moderator.post(`/api/events/${gone.id}/reject`, { reason: 'No' });
		const postings = async () =>
			(
				await env.DB.prepare(
					`SELECT 1 FROM postings JOIN terms ON terms.id = term_id WHERE name = 'title/word/vergangenes'`
				).all()
			).results.length;
		expect(await postings()).toBe(1);
		const now = market.clock.now + (retentionDays.refusedEvent + 1) * 86_400_000;
		await purge({ database, now: () => now, log: () => {} });
		expect(await postings()).toBe(0);
	});

	it('are made for what is older than they are', async () => {
		await env.DB.batch([
			env.DB.prepare(`DELETE FROM person_words`),
			env.DB.prepare(`DELETE FROM terms WHERE name LIKE 'title/%' OR name LIKE 'name/%'`),
			env.DB.prepare(`DELETE FROM postings WHERE term_id NOT IN (SELECT abs(id) FROM terms)`)
		]);
		expect(await search({ q: 'zimtschnecke' })).toMatchObject({ businesses: { items: [] } });
		for (const key of ['people', 'events', 'businesses']) await indexNames(context, key, 0);
		await runEveryMinute(context);
		expect(names(await search({ q: 'zimtschnecke' }))).toEqual(['Zimtschnecke Bakery']);
		expect(titles(await search({ q: 'wochenmarkt' }))).toHaveLength(10);
		expect((await search({ q: 'olivia' })).people?.items).toHaveLength(1);
	});
});

describe('with 20,000 of each', () => {
	const total = 20_000;
	const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${total})`;
	const clean = [
		`DELETE FROM events WHERE slug LIKE 'many-%'`,
		`DELETE FROM businesses WHERE slug LIKE 'many-%'`,
		`DELETE FROM users WHERE id LIKE 'many-%'`,
		`DELETE FROM postings WHERE sort_key BETWEEN 1000000 AND ${1_000_000 + total}`,
		`DELETE FROM terms WHERE size = 0`
	];
	afterAll(async () => {
		for (const statement of clean) await env.DB.prepare(statement).run();
	}, 60_000);

	it('reads a bounded number of rows in one round trip', async () => {
		for (const statement of [
			`INSERT INTO users (id, issuer, sub, username, email_verified, given_name, identity_provider, created_at, updated_at)
			${numbers} SELECT 'many-' || i, 'x', i, i, FALSE, 'Maria', 'Cognito', 0, 0 FROM n`,
			`INSERT INTO person_words SELECT 'maria', id FROM users WHERE id LIKE 'many-%'`,
			`INSERT INTO businesses (id, owner_id, submission_id, slug, name, description, search_text, listed_version, created_at, updated_at)
			${numbers} SELECT 1000000 + i, 'many-1', 'many-' || i, 'many-' || i, 'Common stall', '', '', 1, i, i FROM n`,
			`INSERT INTO events (id, host_business_id, created_by, submission_id, slug, title, description, location_name, address,
				start_at, end_at, time_zone, search_text, listed_version, created_at, updated_at)
			${numbers} SELECT 1000000 + i, 1000001, 'many-1', 'many-' || i, 'many-' || i, 'Common fair', '', 'x', '', 0, 0, 'UTC', '', 1, i, i FROM n`,
			`INSERT INTO terms (name, size) VALUES ('title/word/common', 0), ('name/word/common', 0)`,
			`INSERT INTO postings SELECT terms.id, events.id FROM terms JOIN events WHERE terms.name = 'title/word/common' AND slug LIKE 'many-%'`,
			`INSERT INTO postings SELECT terms.id, businesses.id FROM terms JOIN businesses WHERE terms.name = 'name/word/common' AND slug LIKE 'many-%'`
		]) {
			await env.DB.prepare(statement).run();
		}
		const { database: counted, costOf } = instrumentDatabase();
		const site = createApiSite({ sharedWith: market, dependencies: { database: counted } });
		const token = await market.accessToken('mona-moderator');
		const client = clientOf(site, { authorization: `Bearer ${token}` });
		for (const [q, most] of [
			['common', 3_500],
			['common nowhere', 3_500],
			['maria', 3_500],
			['1000001', 500],
			['many-1', 1_000]
		] as const) {
			const { rowsRead, roundTrips } = await costOf(async () => void (await search({ q }, client)));
			expect(rowsRead, q).toBeLessThanOrEqual(most);
			expect(roundTrips, q).toBeLessThanOrEqual(2);
		}
	}, 120_000);
});
