import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

const dialect = new SQLiteAsyncDialect();

/**
 * The same SQL as texts and parameters. Drizzle walks through all parts of an expression whenever a
 * query contains it; a flat one has few.
 */
export function flatten(expression: SQL): SQL {
	const { sql: text, params } = dialect.sqlToQuery(expression);
	const [start = '', ...texts] = text.split('?');
	// A question mark inside a text is no parameter.
	if (texts.length !== params.length) return expression;
	const rest = texts.map((following, index) => sql`${params[index]}${sql.raw(following)}`);
	return sql.join([sql.raw(start), ...rest]);
}

const maxKept = 200;
const kept = new Map<string, SQL>();

/** Flattens an expression once, and keeps it by a key that names all that it depends on. */
export function flattenOnce(key: string, make: () => SQL): SQL {
	const known = kept.get(key);
	if (known) return known;
	const made = flatten(make());
	if (kept.size >= maxKept) kept.clear();
	kept.set(key, made);
	return made;
}
