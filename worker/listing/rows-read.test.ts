import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { fillDatabase } from '../testing/fill-database.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { benchIdentity, listQueries } from '../testing/list-queries.ts';

const now = Date.UTC(2027, 2, 1, 9);

/** Whether a step scans a whole table. Subqueries, JSON and search tables do not count. */
const scans = (step: string) =>
	/^SCAN /.test(step) &&
	!/VIRTUAL TABLE|CONSTANT ROW/.test(step) &&
	!/^SCAN (?:(?:condition|pass|walk)\d|scan|sizes|choice|driver|found|page|joined|\(subquery-\d+\))/.test(
		step
	);

const tables = [
	...['event_businesses', 'event_categories', 'events', 'business_categories', 'businesses'],
	...['users', 'series', 'terms', 'postings']
];
const { database, costOf } = instrumentDatabase();
const services = createServices({
	database,
	identity: async () => benchIdentity,
	now: () => now,
	log: () => {}
});

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
		240_000 + 5 * events
	);

	it.each(listQueries(now))(
		'reads a bounded number of rows for $name, without a table scan',
		async ({ run, maxRows }) => {
			const { rowsRead, roundTrips, plan } = await costOf(() => run(services));
			expect(plan.filter(scans)).toEqual([]);
			expect(rowsRead).toBeLessThanOrEqual(maxRows);
			expect(roundTrips).toBe(1);
		}
	);
});
