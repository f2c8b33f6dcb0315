import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withLocalDatabase } from '../local-database.ts';
import { migrateLocally } from '../migrate.js';
import { readDump } from './dump.ts';
import { toRows } from './rows.ts';
import { loadSample, moveToThisWeek } from './sample.ts';
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
		[{ model: 'authentication.userprofile', pk: 1, fields: { user: 4 } }, /auth.user 4/],
		['nonsense', /no record/]
	])('says why it refuses %j', (record, reason) => {
		const rows = toRows(readDump(JSON.stringify([host, record])), issuer, now);
		expect(rows.refused.map((one) => one.reason).join()).toMatch(reason);
	});

	it('gives two of one name two addresses', () => {
		const rows = dump(host, business(2, { name: 'Host' }));
		expect(rows.businesses).toMatchObject([{ slug: 'host' }, { slug: 'host-2' }]);
	});
});

describe('the sample', () => {
	const state = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	afterAll(() => rmSync(state, { recursive: true, force: true }));

	it('fills an empty database, is imported again without effect, and begins this week', async () => {
		await migrateLocally(state);
		await withLocalDatabase(async (database) => {
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
		}, state);
	}, 120_000);
});
