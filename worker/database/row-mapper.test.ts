import { env } from 'cloudflare:workers';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, expect, it } from 'vitest';
import { BatchingD1 } from './batching-d1.ts';
import { openDatabase } from './client.ts';
import type { Database } from './client.ts';
import { events, series } from './schema.ts';
import { joinedColumn } from './sql/joined-column.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from '../events/repository.ts';
import { fillDatabase } from '../testing/fill-database.ts';

const amounts = { events: 60, businesses: 6, participationsPerEvent: 1, descriptionLength: 40 };

beforeAll(() => fillDatabase(env.DB, amounts, Date.UTC(2027, 2, 1)));

const page = sql`(SELECT value AS id FROM json_each('[1, 2, 0, 51]')) page`;

/** Columns and expressions, in groups and not, of tables with and without a row. */
const queries: ((database: Database) => PromiseLike<unknown>)[] = [
	(database) => database.select().from(events).limit(5),
	(database) =>
		database
			.select({
				event: getTableColumns(events),
				series: { title: joinedColumn(series.title, 'series_title') }
			})
			.from(events)
			.leftJoin(series, isSeriesOfEvent)
			.limit(5),
	(database) =>
		database
			.select({
				id: sql<number>`page.id`.as('page_id'),
				isFirst: sql`page.id = 1`.mapWith(Boolean).as('is_first'),
				event: eventFields,
				hostOnly: { name: host.name, createdAt: host.createdAt },
				mixed: { eventId: events.id, hostId: host.id }
			})
			.from(page)
			.leftJoin(events, eq(events.id, sql`page.id`))
			.leftJoin(host, isHostOfEvent)
			.leftJoin(series, isSeriesOfEvent)
];

it.each(queries)('reads the rows of query %# as Drizzle does', async (query) => {
	const original = drizzle(new BatchingD1(env.DB));
	const rows = await query(original);
	expect(rows).not.toHaveLength(0);
	expect(await query(openDatabase(env.DB))).toEqual(rows);
});
