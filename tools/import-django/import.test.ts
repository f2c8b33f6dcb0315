import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as tables from '../../worker/database/schema.ts';
import { migrateLocally, withLocalDatabase } from '../local-database.ts';
import { business, category, event, person, record } from '../testing/typed-dump.ts';
import { importDump } from './import-dump.ts';
import { hasSample, importSample, loadSample, readSample } from './sample.ts';
import { toLines } from './report.ts';
import { type Counts, type ImportRows, kinds } from './import-rows.ts';
import { countAdded, databaseTarget } from './targets.ts';

const issuer = 'https://issuer.test/pool';
const now = Date.UTC(2027, 5, 9, 12);

/** Imports records without a database. */
async function read(records: readonly unknown[], timeZone: string | null = null) {
	const written: Partial<ImportRows>[] = [];
	const write = async (rows: Partial<ImportRows>) => void written.push(rows);
	const report = await importDump(() => records, { issuer, now, timeZone, write });
	const all = <K extends keyof ImportRows>(kind: K) =>
		written.flatMap((rows): ImportRows[K][number][] => rows[kind] ?? []);
	return {
		report,
		users: all('users'),
		businesses: all('businesses'),
		events: all('events'),
		eventBusinesses: all('eventBusinesses')
	};
}

const reasonsOf = ({ report }: Pick<Awaited<ReturnType<typeof read>>, 'report'>) =>
	report.refused.map(({ model, pk, reason }) => `${model} ${pk} ${reason}`);

describe('importDump', () => {
	it('reads records in any order', async () => {
		const records = [
			event(1, { host_business: 1, businesses: [2], created_by: 5 }),
			business(2),
			business(1, { owner: 5 }),
			...person(5, 'sub-5').toReversed()
		];
		const rows = await read(records);
		expect(rows.report.refused).toEqual([]);
		expect(rows.users).toMatchObject([{ sub: 'sub-5', email: '5@popmap.test', issuer }]);
		const owner = { issuer, sub: 'sub-5' };
		expect(rows.businesses).toMatchObject([{ owner: null }, { owner }]);
		expect(rows.events).toMatchObject([{ host: 1, creator: owner, status: 'approved' }]);
		expect(rows.eventBusinesses).toMatchObject([{ event: 1, business: 2 }]);
	});

	it('takes an event without a business, and without a name of its place', async () => {
		const { events, report } = await read([event(1), event(2, { location_name: 'The Quarter' })]);
		expect(events).toMatchObject([
			{ host: null, locationName: '1 Example Drive', address: '1 Example Drive, McLean, VA 22101' },
			{ host: null, locationName: 'The Quarter' }
		]);
		expect(Object.fromEntries(report.changed)).toMatchObject({
			'events.event.location_name: empty, begins as the address does': 1
		});
	});

	const nowhere = { latitude: null, longitude: null };
	it.each([
		['of the coordinates', {}, 'Europe/Berlin', 'America/New_York'],
		['of --time-zone without coordinates', nowhere, 'Europe/Berlin', 'Europe/Berlin'],
		['of a field', { time_zone: 'Asia/Tokyo' }, 'Europe/Berlin', 'Asia/Tokyo']
	])('takes the time zone %s', async (_, fields, timeZone, expected) => {
		const { events } = await read([event(1, fields)], timeZone);
		expect(events).toMatchObject([
			{ timeZone: expected, startAt: Date.UTC(2027, 5, 5, 15), endAt: Date.UTC(2027, 5, 5, 19) }
		]);
	});

	it('reads times without an offset in the time zone of the event', async () => {
		const times = { start_datetime: '2027-06-05T10:00:00', end_datetime: '2027-06-05T12:00:00.5' };
		const { events } = await read([event(1, times)]);
		expect(events).toMatchObject([
			{ startAt: Date.UTC(2027, 5, 5, 14), endAt: Date.UTC(2027, 5, 5, 16) }
		]);
	});

	it('keeps slugs, so that links stay valid, and takes none away', async () => {
		const { businesses, report } = await read([
			business(1, { name: 'Artisan' }),
			business(2, { name: 'Corner Coffee', custom_subdomain: 'artisan' }),
			business(3, { name: 'Other', custom_subdomain: 'new' }),
			business(4, { name: 'Corner Coffee' }),
			business(5, { name: '🥐' })
		]);
		expect(businesses.map(({ slug }) => slug)).toEqual([
			'artisan--1',
			'artisan',
			'business-new',
			'corner-coffee',
			'business-5'
		]);
		expect([...report.changed]).toEqual([['events.business.slug: has another form here', 1]]);
	});

	it('leaves out what was hidden', async () => {
		const { businesses, report } = await read([business(1, { hide_contact_info: true })]);
		expect(businesses).toMatchObject([{ contactEmail: null, contactPhone: null }]);
		expect([...report.unplaced]).toEqual(
			expect.arrayContaining([['events.business.contact_email', 1]])
		);
	});

	it('takes an Instagram name where there is no address', async () => {
		const { businesses } = await read([business(1, { instagram_handle: 'artisan' })]);
		expect(businesses[0]?.instagramUrl).toContain('instagram.com/artisan');
	});

	const uuid = '1be8228d-3c3c-40d0-9738-5205308cb289';
	it('reads keys that are text, and gives them the same number in every run', async () => {
		const records = [business(uuid), event('e1', { host_business: uuid, businesses: [uuid] })];
		const [first, second] = [await read(records), await read(records)];
		expect(first.report.refused).toEqual([]);
		const [id] = first.businesses.map(({ legacyId }) => legacyId);
		expect(Number.isSafeInteger(id)).toBe(true);
		expect(first.events).toMatchObject([{ host: id }]);
		expect(second.events).toEqual(first.events);
	});

	it.each([
		[business(1, { name: '' }), 'name:'],
		[business(1, { website: 'javascript:alert(1)' }), 'website:'],
		[business(1, { owner: 7 }), 'Its owner, user 7, is not imported.'],
		[business(1, { is_verified: 1 }), 'is_verified: 1 is neither true nor false.'],
		[business(1, { categories: [9] }), 'Its category 9 is not imported.'],
		[business(1, { created_at: '2027-04-31T10:00:00Z' }), 'created_at: 2027-04-31T10:00:00Z'],
		[event(1, { host_business: 9 }), 'Its business 9 is not imported.'],
		[event(1, { businesses: ['1'] }), 'Its business "1" is not imported.'],
		[event(1, { status: 'PUBLISHED' }), 'status: "PUBLISHED" is none of pending, approved'],
		[event(1, { status: '' }), 'status: "" is none of'],
		[event(1, { is_cancelled: true }), 'is_cancelled is true, but status is approved.'],
		[event(1, { end_datetime: '2027-06-05T14:00:00Z' }), 'end_at: Please choose an end after'],
		[event(1, { start_datetime: '2027-02-30T10:00:00Z' }), 'start_at:'],
		[event(1, nowhere), 'give one with --time-zone'],
		[event(1, { address: '' }), 'It has neither location_name nor address.'],
		[event(1, { title: 7 }), 'title:'],
		[category(1, '', 'x'), 'It has no name.'],
		[record('authentication.userprofile', 1, { user: 4 }), 'There is no auth.user 4.'],
		[{ model: 'events.business', fields: {} }, 'make the dump without --natural-primary'],
		['nonsense', 'This is not a record of a dump.']
	])('refuses %j with a reason', async (wrong, reason) => {
		const refused = reasonsOf(await read([wrong]));
		expect(refused).toHaveLength(1);
		expect(refused[0]).toContain(reason);
	});

	it('refuses a second record with the same key', async () => {
		expect(reasonsOf(await read([business(1), business(1)]))).toEqual([
			'events.business 1 An earlier record has the same primary key.'
		]);
	});

	it('takes text with a tab', async () => {
		const { events } = await read([event(1, { title: 'Fair\tof June' })]);
		expect(events).toMatchObject([{ title: 'Fair of June' }]);
	});

	it('names every record and field that has no place here', async () => {
		const { report } = await read([
			...person(1, 'sub-1'),
			record('auth.user', 2, { username: 'admin', is_staff: true }),
			business(1, { logo: 'a.jpg', available_for_hire: true, unheard_of: { a: 1 } }),
			event(1, {
				image: 'x.jpg',
				cta_button_text: 'Buy tickets',
				cta_button_url: 'https://tickets.example/1',
				created_by: 2
			}),
			record('events.eventrsvp', 1, { event: 1, user: 1, status: 'going' }),
			record('sessions.session', 'abc', { session_data: 'x' }),
			record('sessions.session', 'abd', { session_data: 'x' })
		]);
		expect(report.refused).toEqual([]);
		expect(Object.fromEntries(report.unplaced)).toEqual({
			'auth.user without a profile': 1,
			'authentication.userprofile.role': 1,
			'authentication.userprofile.email_notifications_enabled': 1,
			'events.business.available_for_hire': 1,
			'events.business.events_per_page': 1,
			'events.business.logo': 1,
			'events.business.unheard_of': 1,
			'events.event.created_by': 1,
			'events.event.cta_button_text': 1,
			'events.event.image': 1,
			'events.event.require_login_for_rsvp': 1,
			'events.eventrsvp': 1,
			'sessions.session': 2
		});
	});

	it('takes what visitors want to know, and the link of the button as that to the tickets', async () => {
		const button = { cta_button_url: 'https://tickets.example/1' };
		const known = { price_amount: '7.50', price_currency: 'EUR', accessibility: ['seating'] };
		const { events, report } = await read([
			event(1, { ...button, ...known, setting: 'indoor' }),
			event(2, { cta_button_url: 'http://tickets.example/2' }),
			event(3, { price_amount: 5 })
		]);
		expect(events?.map(({ facts }) => facts)).toEqual([
			{
				price: { amount: 7.5, currency: 'EUR' },
				ticketUrl: 'https://tickets.example/1',
				setting: 'indoor',
				accessibility: ['seating']
			},
			{}
		]);
		expect(report.unplaced.get('events.event.cta_button_url')).toBe(1);
		expect(reasonsOf({ report })[0]).toContain('Please choose the currency');
	});

	it('prints no control characters of a dump', async () => {
		const status = '\u001b[2J\u202Egnp.exe';
		const { report } = await read([event(1, { status }), record('evil.\u001b[31m', 1, {})]);
		const text = toLines(report, null).join('\n');
		expect(text).toContain('evil.\\u{1b}[31m');
		for (const hidden of ['\u001b', '\u202e']) expect(text).not.toContain(hidden);
	});
});

/** Runs a test with its own local database. */
async function withEmptyDatabase(use: (database: D1Database) => Promise<void>) {
	const state = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	try {
		await migrateLocally(state);
		await withLocalDatabase(use, state);
	} finally {
		rmSync(state, { recursive: true, force: true });
	}
}

async function importInto(database: D1Database, records: readonly unknown[]) {
	const { write, finish } = databaseTarget(database);
	return countAdded(database, async () => {
		const report = await importDump(() => records, { issuer, now, timeZone: null, write });
		await finish();
		return report;
	});
}

async function everythingIn(database: D1Database): Promise<object[]> {
	const names = kinds.map((kind) => getTableName(tables[kind]));
	const all = names.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
	return (await Promise.all(all)).map(({ results }) => results);
}

const ownerless = <R extends { fields?: object }>(one: R) => ({
	...one,
	fields: { ...one.fields, owner: null, categories: [] }
});

const isNothing = (added: Counts) => Object.values(added).every((count) => count === 0);

const ours = (id: string, slug: string) =>
	`INSERT INTO businesses (submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('${id}', '${slug}', 'Ours', '', '', 0, 0)`;

describe('an import', () => {
	const records = [
		...person(1, 'sub-1'),
		category(901, 'Music', 'music'),
		category(902, 'Rooftops', 'rooftops'),
		business(9001, { owner: 1, categories: [901, 902] }),
		business(9002, { custom_subdomain: 'ours' }),
		event(1, { host_business: 9001, businesses: [9001, 9002] }),
		...Array.from({ length: 250 }, (_, index) =>
			event(1000 + index, { description: 'x'.repeat(2_000), businesses: [9002] })
		)
	];

	it('adds every row once, however often it runs', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(ours('a', 'ours'));
			const { added } = await importInto(database, records);
			expect(added).toEqual({
				users: 1,
				// Music is one of the categories that the migrations insert.
				categories: 1,
				businesses: 2,
				businessCategories: 2,
				events: 251,
				eventCategories: 0,
				eventBusinesses: 252
			});
			const slugs = `SELECT slug FROM businesses WHERE legacy_id = 9002`;
			expect(await database.prepare(slugs).first()).toEqual({ slug: 'ours--9002' });
			const before = await everythingIn(database);
			expect(isNothing((await importInto(database, records)).added)).toBe(true);
			expect(await everythingIn(database)).toEqual(before);
		});
	}, 120_000);

	it('puts what is in a merged category into the other one', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(
				`UPDATE categories SET merged_into_id =
				(SELECT id FROM categories WHERE slug = 'pets') WHERE slug = 'music'`.replace(/\s+/g, ' ')
			);
			await importInto(database, [
				category(901, 'Music', 'music'),
				business(9001, { categories: [901] }),
				event(1, { host_business: 9001, categories: [901] })
			]);
			for (const table of ['business_categories', 'event_categories']) {
				const { results } = await database
					.prepare(`SELECT slug FROM ${table} JOIN categories ON categories.id = category_id`)
					.all();
				expect(results, table).toEqual([{ slug: 'pets' }]);
			}
		});
	}, 120_000);

	it('fails on any other conflict instead of skipping the row', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(`${ours('a', 'ours')};\n${ours('b', 'ours--9002')}`);
			await expect(importInto(database, records)).rejects.toThrow(/businesses\.slug/);
		});
	}, 120_000);
});

describe('the sample', () => {
	it('fills an empty database once, with keys that no dump has', async () => {
		await withEmptyDatabase(async (database) => {
			expect(await hasSample(database)).toBe(false);
			expect(await loadSample(database, issuer, now)).toBe(true);
			expect(await loadSample(database, issuer, now)).toBe(false);
			expect(await hasSample(database)).toBe(true);
			const work = () => importSample(database, issuer, now);
			const { result, added } = await countAdded(database, work);
			expect(result.refused).toEqual([]);
			expect([...result.unplaced]).toEqual([]);
			expect(isNothing(added)).toBe(true);
			const counted = await database
				.prepare(
					`SELECT count(*) AS n, count(owner_id) AS owned, max(legacy_id) AS highest FROM businesses`
				)
				.first();
			// One has no owner, so that somebody can claim it.
			expect(counted).toEqual({ n: 40, owned: 39, highest: -1 });
			const listed = await database
				.prepare(`SELECT size AS n FROM terms WHERE name = 'event'`)
				.first<{ n: number }>();
			expect(listed?.n).toBeGreaterThan(50);
			const { added: real } = await importInto(database, [business(1), event(1)]);
			expect(real).toMatchObject({ businesses: 1, events: 1 });
		});
	}, 120_000);

	it('is recognised by its names under the keys of older samples', async () => {
		await withEmptyDatabase(async (database) => {
			await importInto(database, [business(77)]);
			expect(await hasSample(database)).toBe(false);
			const [first] = readSample(now).filter(({ model }) => model === 'events.business');
			await importInto(database, [{ ...first, pk: 99 }].map(ownerless));
			expect(await hasSample(database)).toBe(false);
			await importInto(database, [{ ...first }].map(ownerless));
			expect(await hasSample(database)).toBe(true);
		});
	}, 120_000);
});
