import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLocalDatabase } from '../local-database.ts';
import type { LocalDatabase } from '../local-database.ts';
import { migrateLocally } from '../migrate.js';
import { readDump } from './dump.ts';
import { toRows } from './rows.ts';
import { loadSample, moveToThisWeek } from './sample.ts';
import { kinds, statements } from './statements.ts';
import { writeRows } from './write-rows.ts';

const issuer = 'https://issuer.test/pool';
const now = Date.UTC(2027, 5, 9, 12);
const sample = () => readFileSync(new URL('../sample/popmap.json', import.meta.url), 'utf8');

describe('a dump', () => {
	const dump = (...records: object[]) => toRows(readDump(JSON.stringify(records)), issuer, now);
	const business = (pk: number, fields: object) => ({ model: 'events.business', pk, fields });
	const host = business(1, { name: 'Host' });
	const event = (fields: object) => ({
		model: 'events.event',
		pk: 1,
		fields: {
			...{ title: 'Fair', location: 'Mill', business: 1, time_zone: 'Europe/Berlin' },
			...{ start_date: '2019-06-01T08:00:00Z', end_date: '2019-06-01T12:00:00Z' },
			...fields
		}
	});

	it('may be about what is long over, and may name its fields otherwise', () => {
		const rows = dump(host, event({ is_approved: true }));
		expect(rows.refused).toEqual([]);
		expect(rows.events).toMatchObject([{ slug: 'fair-2019-06-01', status: 'approved' }]);
	});

	it.each([
		[business(2, { name: '' }), /name/],
		[business(2, { name: 'x', website: 'javascript:alert(1)' }), /web address/],
		[business(2, { name: 'x', owner: 7 }), /owner, user 7/],
		[event({ business: 9 }), /business 9/],
		[event({ end_date: '2019-06-01T07:00:00Z' }), /after the start/],
		[event({ businesses: [5] }), /Business 5/],
		[event({ businesses: ['1'] }), /Business "1"/],
		[event({ categories: [902] }), /Category 902/],
		[business(2, { name: 'x', categories: [['music']] }), /Category \["music"\]/],
		[business(2, { name: 'x', owner: ['olivia'] }), /owner, user \["olivia"\]/],
		[business(1, { name: 'Other' }), /another one with this number/],
		[event({ start_date: '2027-02-30T10:00Z' }), /start_date: There is no 2027-02-30T10:00Z/],
		[business(2, { name: 'x', created_at: '2027-04-31T10:00:00Z' }), /created_at: There is no/],
		[business(2, { name: 'x', updated_at: '2027-04-30T25:00:00Z' }), /updated_at: There is no/],
		[{ model: 'authentication.userprofile', pk: 1, fields: { user: 4 } }, /auth.user 4/],
		['nonsense', /no record/]
	])('says why it refuses %j', (record, reason) => {
		const rows = toRows(readDump(JSON.stringify([host, record])), issuer, now);
		expect(rows.refused.map((one) => one.reason).join()).toMatch(reason);
	});

	it('gives two of one name two addresses, which no other name makes', () => {
		const names = ['Host', 'Host 2', '🥐', 'Host--2'];
		const rows = dump(host, ...names.map((name, index) => business(index + 2, { name })));
		expect(rows.businesses).toMatchObject([
			...[{ slug: 'host' }, { slug: 'host--2' }, { slug: 'host-2' }],
			...[{ slug: 'business-4' }, { slug: 'host-2--5' }]
		]);
	});
});

/** A local database of a test's own. */
async function withEmptyDatabase(use: (database: LocalDatabase) => Promise<void>) {
	const state = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	try {
		await migrateLocally(state);
		await withLocalDatabase(use, state);
	} finally {
		rmSync(state, { recursive: true, force: true });
	}
}

describe('importing again', () => {
	const record = (model: string, pk: number, fields: object) => ({ model, pk, fields });
	const business = (pk: number, name: string, categories: number[] = []) =>
		record('events.business', pk, { name, is_verified: true, categories });
	const event = (pk: number, fields: object) =>
		record('events.event', pk, {
			...{ title: 'Fair', location: 'Mill', time_zone: 'Europe/Berlin', is_approved: true },
			...{ start_date: '2027-06-05T08:00:00Z', end_date: '2027-06-05T16:00:00Z', ...fields }
		});
	const music = record('events.category', 901, { name: 'Music' });
	const records = [
		...[music, record('events.category', 902, { name: 'music!' })],
		...[record('events.category', 903, { name: '🎈' }), record('events.category', 904, {})],
		...[business(9001, 'Qq 9005', [901]), business(9002, 'Qq', [902, 904]), business(9005, 'Qq')],
		...[business(9006, 'Ours'), business(9007, 'Ours 9006'), business(9008, 'Ours', [903])],
		...[event(1, { business: 9005 }), event(2, { business: 9001, businesses: [9005, 999] })],
		event(3, { business: 9001, start_date: '2027-02-30T10:00Z' })
	];
	const read = (what: object[]) => toRows(readDump(JSON.stringify(what)), issuer, now);

	async function everythingIn(database: LocalDatabase): Promise<object[]> {
		const tables = kinds.map((kind) => statements[kind].table);
		const all = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
		return (await Promise.all(all)).map(({ results }) => results);
	}

	const slugsIn = async (database: LocalDatabase) =>
		(
			await database
				.prepare(`SELECT legacy_id, slug FROM businesses WHERE legacy_id NOT NULL ORDER BY 1`)
				.raw<[number, string]>()
		).map(([id, slug]) => `${id} ${slug}`);

	it('leaves everything as it is: the first time took all that was not refused', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(
				`INSERT INTO businesses (submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('a', 'ours', 'Ours', '', '', 0, 0)`
			);
			const rows = read(records);
			expect(rows.refused.map(({ pk, reason }) => `${pk} ${reason}`)).toEqual([
				'904 It has no name.',
				'9002 Category 904, which it is filed under, is not imported.',
				'3 start_date: There is no 2027-02-30T10:00Z.',
				'2 Business 999, which takes part, is not imported.'
			]);
			expect(await writeRows(database, rows)).toEqual({
				// Of the three categories, Music is one that the site begins with.
				...{ users: 0, categories: 2, businesses: 6, businessCategories: 3 },
				...{ events: 2, eventCategories: 0, eventBusinesses: 1 }
			});
			expect(await slugsIn(database)).toEqual([
				...['9001 qq-9005', '9002 qq', '9005 qq--9005'],
				...['9006 ours--9006', '9007 ours-9006', '9008 ours--9008']
			]);
			const before = await everythingIn(database);
			const again = await writeRows(database, read(records));
			expect(Object.values(again).every((added) => added === 0)).toBe(true);
			expect(await everythingIn(database)).toEqual(before);

			const renamed = [record('events.category', 901, { name: 'Pets' }), ...records.slice(1)];
			await writeRows(database, read(renamed));
			expect(await everythingIn(database)).toEqual(before);
		});
	}, 120_000);

	it('tells a conflict of another kind instead of leaving the row out', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(
				`INSERT INTO businesses (submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('a', 'qq', 'A', '', '', 0, 0), ('b', 'qq--9002', 'B', '', '', 0, 0)`
			);
			await expect(writeRows(database, read(records))).rejects.toThrow(/businesses\.slug/);
		});
	}, 120_000);
});

describe('the sample', () => {
	it('fills an empty database, is imported again without effect, and begins this week', async () => {
		await withEmptyDatabase(async (database) => {
			expect(await loadSample(database, issuer, now)).toBe(true);
			expect(await loadSample(database, issuer, now)).toBe(false);
			const dump = readDump(sample());
			moveToThisWeek(dump, now);
			const rows = toRows(dump, issuer, now);
			expect(rows.refused).toEqual([]);
			const again = await writeRows(database, rows);
			expect(Object.values(again).every((added) => added === 0)).toBe(true);
			const owned = await database
				.prepare('SELECT count(*) AS n FROM businesses WHERE owner_id IS NOT NULL')
				.first<{ n: number }>();
			expect(owned?.n).toBe(40);
			const listed = await database
				.prepare(`SELECT count(*) AS n FROM listings WHERE heading = 'events'`)
				.first<{ n: number }>();
			expect(listed?.n).toBeGreaterThan(50);
		});
	}, 120_000);
});
