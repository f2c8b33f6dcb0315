import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { D1Database } from '@cloudflare/workers-types';
import { getTableName } from 'drizzle-orm';
import * as tables from '../../worker/database/schema.ts';
import { migrateLocally, withLocalDatabase } from '../local-database.ts';
import { readDump } from './dump.ts';
import { toRows } from './rows.ts';
import { loadSample, moveToThisWeek } from './sample.ts';
import { kinds } from './statements.ts';
import { writeRows } from './targets.ts';

const issuer = 'https://issuer.test/pool';
const now = Date.UTC(2027, 5, 9, 12);
const sample = () => readFileSync(new URL('../sample/popmap.json', import.meta.url), 'utf8');

describe('toRows', () => {
	const dump = (...records: object[]) => toRows(readDump(JSON.stringify(records)), issuer, now);
	const business = (pk: number, fields: object) => ({ model: 'events.business', pk, fields });
	const host = business(1, { name: 'Host' });
	const event = (fields: object) => ({
		model: 'events.event',
		pk: 1,
		fields: {
			title: 'Fair',
			location: 'Mill',
			business: 1,
			time_zone: 'Europe/Berlin',
			start_date: '2019-06-01T08:00:00Z',
			end_date: '2019-06-01T12:00:00Z',
			...fields
		}
	});

	it('accepts past events and other field names', () => {
		const rows = dump(host, event({ is_approved: true }));
		expect(rows.rejected).toEqual([]);
		expect(rows.events).toMatchObject([{ slug: 'fair-2019-06-01', status: 'approved' }]);
	});

	it.each([
		[business(2, { name: '' }), /name/],
		[business(2, { name: 'x', website: 'javascript:alert(1)' }), /web address/],
		[business(2, { name: 'x', owner: 7 }), /owner, user 7/],
		[event({ business: 9 }), /business 9/],
		[event({ end_date: '2019-06-01T07:00:00Z' }), /after the start/],
		[event({ businesses: [5] }), /business 5/],
		[event({ businesses: ['1'] }), /business "1"/],
		[event({ categories: [902] }), /category 902/],
		[business(2, { name: 'x', categories: [['music']] }), /category \["music"\]/],
		[business(2, { name: 'x', owner: ['olivia'] }), /owner, user \["olivia"\]/],
		[business(1, { name: 'Other' }), /same primary key/],
		[event({ start_date: '2027-02-30T10:00Z' }), /start_date: 2027-02-30T10:00Z does not exist/],
		[
			business(2, { name: 'x', created_at: '2027-04-31T10:00:00Z' }),
			/created_at: .* does not exist/
		],
		[
			business(2, { name: 'x', updated_at: '2027-04-30T25:00:00Z' }),
			/updated_at: .* does not exist/
		],
		[{ model: 'authentication.userprofile', pk: 1, fields: { user: 4 } }, /auth.user 4/],
		['nonsense', /not a record/]
	])('rejects %j with a reason', (record, reason) => {
		const rows = toRows(readDump(JSON.stringify([host, record])), issuer, now);
		expect(rows.rejected.map((one) => one.reason).join()).toMatch(reason);
	});

	it('gives records with the same name different slugs that no other name produces', () => {
		const names = ['Host', 'Host 2', '🥐', 'Host--2'];
		const rows = dump(host, ...names.map((name, index) => business(index + 2, { name })));
		expect(rows.businesses).toMatchObject([
			{ slug: 'host' },
			{ slug: 'host--2' },
			{ slug: 'host-2' },
			{ slug: 'business-4' },
			{ slug: 'host-2--5' }
		]);
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

describe('writeRows', () => {
	const record = (model: string, pk: number, fields: object) => ({ model, pk, fields });
	const business = (pk: number, name: string, categories: number[] = []) =>
		record('events.business', pk, { name, is_verified: true, categories });
	const event = (pk: number, fields: object) =>
		record('events.event', pk, {
			title: 'Fair',
			location: 'Mill',
			time_zone: 'Europe/Berlin',
			is_approved: true,
			start_date: '2027-06-05T08:00:00Z',
			end_date: '2027-06-05T16:00:00Z',
			...fields
		});
	const music = record('events.category', 901, { name: 'Music' });
	const records = [
		music,
		record('events.category', 902, { name: 'music!' }),
		record('events.category', 903, { name: '🎈' }),
		record('events.category', 904, {}),
		business(9001, 'Qq 9005', [901]),
		business(9002, 'Qq', [902, 904]),
		business(9005, 'Qq'),
		business(9006, 'Ours'),
		business(9007, 'Ours 9006'),
		business(9008, 'Ours', [903]),
		event(1, { business: 9005 }),
		event(2, { business: 9001, businesses: [9005, 999] }),
		event(3, { business: 9001, start_date: '2027-02-30T10:00Z' })
	];
	const read = (what: object[]) => toRows(readDump(JSON.stringify(what)), issuer, now);

	async function everythingIn(database: D1Database): Promise<object[]> {
		const names = kinds.map((kind) => getTableName(tables[kind]));
		const all = names.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
		return (await Promise.all(all)).map(({ results }) => results);
	}

	const slugsIn = async (database: D1Database) =>
		(
			await database
				.prepare(`SELECT legacy_id, slug FROM businesses WHERE legacy_id NOT NULL ORDER BY 1`)
				.raw<[number, string]>()
		).map(([id, slug]) => `${id} ${slug}`);

	it('imports everything that is valid, and changes nothing the second time', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(
				`INSERT INTO businesses (submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('a', 'ours', 'Ours', '', '', 0, 0)`
			);
			const rows = read(records);
			expect(rows.rejected.map(({ pk, reason }) => `${pk} ${reason}`)).toEqual([
				'904 It has no name.',
				'9002 Its category 904 is not imported.',
				'3 start_date: 2027-02-30T10:00Z does not exist.',
				'2 Participating business 999 is not imported.'
			]);
			expect(await writeRows(database, rows)).toEqual({
				// Music is one of the categories that the migrations insert.
				users: 0,
				categories: 2,
				businesses: 6,
				businessCategories: 3,
				events: 2,
				eventCategories: 0,
				eventBusinesses: 1
			});
			expect(await slugsIn(database)).toEqual([
				'9001 qq-9005',
				'9002 qq',
				'9005 qq--9005',
				'9006 ours--9006',
				'9007 ours-9006',
				'9008 ours--9008'
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

	it('fails on any other conflict instead of skipping the row', async () => {
		await withEmptyDatabase(async (database) => {
			await database.exec(
				`INSERT INTO businesses (submission_id, slug, name, description, search_text, created_at, updated_at) VALUES ('a', 'qq', 'A', '', '', 0, 0), ('b', 'qq--9002', 'B', '', '', 0, 0)`
			);
			await expect(writeRows(database, read(records))).rejects.toThrow(/businesses\.slug/);
		});
	}, 120_000);
});

describe('the sample', () => {
	it('fills an empty database once, with events from this week on', async () => {
		await withEmptyDatabase(async (database) => {
			expect(await loadSample(database, issuer, now)).toBe(true);
			expect(await loadSample(database, issuer, now)).toBe(false);
			const dump = readDump(sample());
			moveToThisWeek(dump, now);
			const rows = toRows(dump, issuer, now);
			expect(rows.rejected).toEqual([]);
			const again = await writeRows(database, rows);
			expect(Object.values(again).every((added) => added === 0)).toBe(true);
			const owned = await database
				.prepare('SELECT count(*) AS n FROM businesses WHERE owner_id IS NOT NULL')
				.first<{ n: number }>();
			expect(owned?.n).toBe(40);
			const listed = await database
				.prepare(`SELECT size AS n FROM terms WHERE name = 'event'`)
				.first<{ n: number }>();
			expect(listed?.n).toBeGreaterThan(50);
		});
	}, 120_000);
});
