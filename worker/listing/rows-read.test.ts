import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { capabilitiesOf } from '../capabilities-of.ts';
import { fillDatabase } from '../testing/fill-database.ts';
import { benchViewer, listQueries } from '../testing/list-queries.ts';
import { meterDatabase } from '../testing/meter-database.ts';

const now = Date.UTC(2027, 2, 1, 9);

/** Reads a table from end to end. What a page itself made, JSON and search tables are not tables. */
const scans = (step: string) =>
	/^SCAN /.test(step) &&
	!/VIRTUAL TABLE|CONSTANT ROW/.test(step) &&
	!/^SCAN (?:walk|walked|chosen|page|w|p|c|\(subquery-\d+\))\b/.test(step);

const tables = [
	...['event_businesses', 'event_categories', 'events', 'business_categories', 'businesses'],
	...['users', 'listings', 'event_search', 'business_search']
];
const { database, costOf } = meterDatabase(env.DB);
const may = capabilitiesOf({ database, now: () => now, log: () => {} }, benchViewer);

describe.each(inject('eventCounts'))('with %i events', (events) => {
	beforeAll(
		async () => {
			await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
			await fillDatabase(
				env.DB,
				{ events, businesses: events / 10, participationsPerEvent: 1 },
				now
			);
		},
		240_000 + 2 * events
	);

	it.each(listQueries(now))('reads a page for $name, and no table', async ({ ask, mostRows }) => {
		const { rowsRead, roundTrips, plan } = await costOf(() => ask(may));
		expect(plan.filter(scans)).toEqual([]);
		expect(rowsRead).toBeLessThanOrEqual(mostRows);
		expect(roundTrips).toBe(1);
	});
});
