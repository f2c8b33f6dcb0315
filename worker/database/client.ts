import type { D1Database } from '@cloudflare/workers-types';
import { DrizzleD1Database, SQLiteD1Session } from 'drizzle-orm/d1';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { BatchingD1 } from './batching-d1.ts';
import type { Database } from './database.ts';
import { rowMapper } from './row-mapper.ts';

export type { Database };

type Tables = Record<string, never>;
type PrepareQuery = SQLiteD1Session<Tables, Tables>['prepareQuery'];

/** Maps the rows of a query with one function for all of them. */
class Session extends SQLiteD1Session<Tables, Tables> {
	override prepareQuery(...parameters: Parameters<PrepareQuery>): ReturnType<PrepareQuery> {
		const prepared = super.prepareQuery(...parameters);
		const [, fields, , , customMapper] = parameters;
		if (!fields || customMapper) return prepared;
		const mapBatch = prepared.mapAllResult.bind(prepared);
		prepared.mapAllResult = (rows, isFromBatch) => {
			if (isFromBatch || !Array.isArray(rows)) return mapBatch(rows, isFromBatch);
			// Set by the query builder after this, and hidden by its types.
			const joins = Reflect.get(prepared, 'joinsNotNullableMap') ?? {};
			return rows.map(rowMapper(fields, joins));
		};
		return prepared;
	}
}

/** Opens a connection to D1 through Drizzle. */
export function throughDrizzle(connection: BatchingD1): Database {
	const dialect = new SQLiteAsyncDialect();
	return new DrizzleD1Database(
		'async',
		dialect,
		new Session(connection, dialect, undefined),
		undefined
	);
}

/**
 * Opens D1 through Drizzle, for one piece of work: reads that start in the same turn share a round
 * trip. Every statement goes to the primary, so the next read sees a write.
 */
export const openDatabase = (d1: D1Database): Database => throughDrizzle(new BatchingD1(d1));
