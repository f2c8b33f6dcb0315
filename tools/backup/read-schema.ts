import type { D1Database } from '@cloudflare/workers-types';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import { tablesOfBackups } from './change-log.ts';
import { type Table, quoted } from './rows.ts';
import { allTables, keptTables } from './tables.ts';

/** Tables of SQLite, D1 and wrangler, and the search that no release uses any more. */
const isForeign = (name: string) =>
	/^(sqlite_|_cf_|d1_)|_search(_|$)/.test(name) || tablesOfBackups.includes(name);

const definition = v.object({ name: v.string(), sql: v.string() });
const sequence = v.object({ name: v.string(), seq: v.number() });

/** The tables of a database that belong into a backup. */
export interface SourceSchema {
	tables: Table[];
	/** The `CREATE TABLE` of each. */
	definitions: string[];
}

export async function columnsOf(database: D1Database, table: string): Promise<string[]> {
	const { results } = await database
		.prepare(`SELECT name FROM pragma_table_info(?1)`)
		.bind(table)
		.all<{ name: string }>();
	return results.map(({ name }) => name);
}

/** @throws {CliError} for a database with tables of another version of the site */
export async function readSchema(database: D1Database): Promise<SourceSchema> {
	const { results } = await database
		.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL`)
		.all();
	const found = new Map(
		v
			.parse(v.array(definition), results)
			.filter(({ name }) => !isForeign(name))
			.map(({ name, sql }) => [name, sql])
	);
	const unknown = [...found.keys()].filter(
		(name) => !allTables.some((known) => known.name === name)
	);
	if (unknown.length > 0) {
		throw new CliError(
			`The database has tables that this version does not know: ${unknown.join(', ')}.\nCheck out the version that is deployed, and try again.`
		);
	}
	const tables: Table[] = [];
	const definitions: string[] = [];
	for (const { name, without } of keptTables()) {
		const sql = found.get(name);
		// A table that the next deployment adds.
		if (sql === undefined) continue;
		const columns = await columnsOf(database, name);
		tables.push({ name, columns: columns.filter((column) => !without.includes(column)) });
		definitions.push(sql);
	}
	if (tables.length === 0) throw new CliError('The database has no tables: it was never migrated.');
	return { tables, definitions };
}

/** The largest id that each table ever had, where ids are not used twice. */
export async function readLastIds(database: D1Database): Promise<Map<string, number>> {
	const { results } = await database.prepare('SELECT name, seq FROM sqlite_sequence').all();
	return new Map(v.parse(v.array(sequence), results).map(({ name, seq }) => [name, seq]));
}

export async function countRows(database: D1Database, tables: readonly Table[]) {
	const counts = new Map<string, number>();
	for (const { name } of tables) {
		const count = await database
			.prepare(`SELECT count(*) AS count FROM ${quoted(name)}`)
			.first<number>('count');
		counts.set(name, count ?? 0);
	}
	return counts;
}
