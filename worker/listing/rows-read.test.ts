import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createServices } from '../app-context.ts';
import { addCrowd, fillDatabase } from '../testing/fill-database.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { benchIdentity, listQueries } from '../testing/list-queries.ts';
import { writeActions } from '../testing/write-actions.ts';
import { testPictures } from '../testing/pictures.ts';

const now = Date.UTC(2027, 2, 1, 9);

/** Whether a step scans a whole table. Subqueries, JSON and search tables do not count. */
const scans = (step: string) =>
	/^SCAN /.test(step) &&
	!/VIRTUAL TABLE|CONSTANT ROW/.test(step) &&
	!/^SCAN (?:(?:condition|pass|walk)\d|scan|plan|cells|areas|found|page|joined|soonest|each_file|\(subquery-\d+\))/.test(
		step
	);

const tables = [
	...['event_businesses', 'event_categories', 'events', 'business_categories', 'businesses'],
	...['users', 'series', 'terms', 'postings']
];
const { database, costOf } = instrumentDatabase();
const services = createServices({
	database,
	pictures: testPictures,
	identity: async () => benchIdentity,
	now: () => now,
	log: () => {}
});

/** Bytes of an event of one day, and for each byte of its text, indexes included. */
const bytes = { event: 1500, text: 2.2 };

/** From this many events on, the words of a new one are mostly known. */
const manyEvents = 20_000;

const sizeOf = async () => (await env.DB.prepare('SELECT 1').all()).meta.size_after;

const emptyTables = () =>
	env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));

// Other tests share the database.
afterAll(emptyTables, 240_000);

describe.each(inject('eventCounts'))('with %i events', (events) => {
	const amounts = {
		events,
		businesses: events / 10,
		participationsPerEvent: 1,
		descriptionLength: 120
	};
	let bytesPerEvent = 0;

	beforeAll(
		async () => {
			await emptyTables();
			const before = await sizeOf();
			await fillDatabase(env.DB, amounts, now);
			bytesPerEvent = ((await sizeOf()) - before) / events;
			await addCrowd(env.DB, now);
		},
		240_000 + 5 * events
	);

	it.runIf(events >= manyEvents)('stores a bounded number of bytes for each event', async () => {
		const text = await env.DB.prepare(
			`SELECT avg(octet_length(title || description || location_name || address)) AS text FROM events`
		).first<number>('text');
		expect(bytesPerEvent).toBeGreaterThan(text ?? 0);
		expect(bytesPerEvent).toBeLessThanOrEqual(bytes.event + bytes.text * (text ?? 0));
	});

	it.each(listQueries(now))(
		'reads a bounded number of rows for $name, without a table scan',
		async ({ run, maxRows }) => {
			const { rowsRead, roundTrips, plan } = await costOf(() => run(services));
			expect(plan.filter(scans)).toEqual([]);
			expect(rowsRead).toBeLessThanOrEqual(maxRows);
			expect(roundTrips).toBe(1);
		}
	);

	it.runIf(events >= manyEvents)(
		'leaves out a word that is in every event, and says so',
		async () => {
			const result = await services.events.list({ q: 'made market' });
			expect(result).toMatchObject({
				kind: 'ok',
				value: { items: { length: 20 }, search: { ignored: ['made'], corrected: null } }
			});
		}
	);

	it.each(writeActions(now, amounts))(
		'reads and writes a bounded number of rows to $name',
		async ({ run, maxRead, maxWritten }) => {
			const results: { kind: string }[] = [];
			const cost = await costOf(async () => results.push(await run(services)), false);
			expect(results).toMatchObject([{ kind: 'ok' }]);
			expect(cost.rowsRead).toBeLessThanOrEqual(maxRead);
			expect(cost.rowsWritten).toBeGreaterThan(0);
			expect(cost.rowsWritten).toBeLessThanOrEqual(maxWritten);
			expect(cost.roundTrips).toBeLessThanOrEqual(2);
		}
	);
});
