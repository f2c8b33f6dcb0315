import { getTableColumns, sql } from 'drizzle-orm';
import type { Column, InferInsertModel, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../client.ts';
import { series } from '../schema.ts';

/** A column of a row that is sent as JSON; an omitted one has its default. */
const fromJson = (property: string, column: Column): SQL =>
	sql`coalesce(rows.value ->> ${`$.${property}`}, ${column.default ?? column.defaultFn?.() ?? null})`;

/**
 * Inserts several rows in one statement: all of them if the condition holds, else none. They are
 * sent as one parameter, because D1 allows at most 100.
 * https://developers.cloudflare.com/d1/platform/limits/
 *
 * @param computed columns in SQL, which may use those of `joined`
 * @param joined a subquery: each row is inserted once for each of its rows
 */
export const insertRowsIf = <T extends SQLiteTable>(
	database: Database,
	table: T,
	rows: readonly InferInsertModel<T>[],
	condition: SQL | undefined,
	computed: Partial<Record<keyof InferInsertModel<T>, SQL>> = {},
	joined?: SQL
) => {
	const shared = new Map<string, unknown>(Object.entries(computed));
	const values = Object.entries(getTableColumns(table)).map(([property, column]) =>
		shared.has(property) ? sql`${shared.get(property)}` : fromJson(property, column)
	);
	return database
		.insert(table)
		.select(
			sql`SELECT ${sql.join(values, sql`, `)}
				FROM json_each(${JSON.stringify(rows)}) rows ${joined ? sql`JOIN ${joined}` : sql``} WHERE ${condition ?? sql`TRUE`}`
		)
		.onConflictDoNothing();
};

/** The id of the series that the same batch has inserted: ids only grow. */
export const newestSeries: SQL = sql`(SELECT max(${series.id}) FROM ${series})`;
