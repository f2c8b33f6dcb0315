import { getTableColumns, sql } from 'drizzle-orm';
import type { InferInsertModel, SQL } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { events } from '../schema.ts';

type NewRow = InferInsertModel<typeof events>;

/** A column of a row that is sent as JSON; an omitted one has its default. */
const fromJson = ([property, column]: [string, { default: unknown }]): SQL =>
	sql`coalesce(rows.value ->> ${`$.${property}`}, ${column.default ?? null})`;

/**
 * Inserts several events in one statement: all of them if the condition holds, else none. They are
 * sent as one parameter, because D1 allows at most 100.
 * https://developers.cloudflare.com/d1/platform/limits/
 */
export const insertEventsIf = (
	database: Database,
	rows: readonly NewRow[],
	condition: SQL | undefined
) =>
	database
		.insert(events)
		.select(
			sql`SELECT ${sql.join(Object.entries(getTableColumns(events)).map(fromJson), sql`, `)}
				FROM json_each(${JSON.stringify(rows)}) rows WHERE ${condition ?? sql`TRUE`}`
		)
		.onConflictDoNothing();
