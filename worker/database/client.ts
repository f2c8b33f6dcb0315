import { drizzle } from 'drizzle-orm/d1';
import { BatchFailed } from './errors.ts';
import * as schema from './schema.ts';

/** D1 through Drizzle. Every statement goes to the primary, so a write is seen by the next read. */
export const openDatabase = (d1: D1Database) => drizzle(namingFailures(d1), { schema });
export type Database = ReturnType<typeof openDatabase>;

/** Drizzle says of a statement that it failed; a batch fails with whatever the runtime threw. */
function namingFailures(d1: D1Database): D1Database {
	async function batch<T>(statements: Parameters<D1Database['batch']>[0]) {
		try {
			return await d1.batch<T>(statements);
		} catch (error) {
			throw new BatchFailed(error);
		}
	}
	const prepare = (query: string) => d1.prepare(query);
	const ours = new Map<string | symbol, unknown>(Object.entries({ batch, prepare }));
	return new Proxy(d1, { get: (target, name) => ours.get(name) ?? Reflect.get(target, name) });
}
