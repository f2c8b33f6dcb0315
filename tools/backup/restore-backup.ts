import type { D1Database } from '@cloudflare/workers-types';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import type { BackupFile, TableSummary } from './backup-file.ts';
import { readPages } from './read-pages.ts';
import { columnsOf, countRows } from './read-schema.ts';
import { type BrokenRow, Digest, type NumberedRow, quoted } from './rows.ts';
import { keptTables } from './tables.ts';
import type { Progress } from './take-backup.ts';
import { type RestoredTable, statementBytes, writeRows } from './write-rows.ts';

/** Exists from the beginning of a restore to its end, so that it can be continued. */
const marker = 'backup_restore';

const primaryKey = v.object({ name: v.string(), type: v.string() });

async function toRestored(database: D1Database, table: TableSummary): Promise<RestoredTable> {
	const columns = await columnsOf(database, table.name);
	const missing = table.columns.filter((column) => !columns.includes(column));
	if (missing.length > 0) {
		throw new CliError(
			`The database has no ${missing.map((column) => `${table.name}.${column}`).join(', ')}.\nMigrate it to the version that the backup was made with, and try again.`
		);
	}
	const { results } = await database
		.prepare('SELECT name, type FROM pragma_table_info(?1) WHERE pk > 0')
		.bind(table.name)
		.all();
	const keys = v.parse(v.array(primaryKey), results);
	const hasNumber = keys.length === 1 && keys[0]?.type.toUpperCase() === 'INTEGER';
	return { name: table.name, columns: table.columns, hasNumber };
}

/** What identifies a backup. */
const identityOf = (tables: readonly TableSummary[]) =>
	tables.map(({ digest }) => digest.slice(0, 16)).join('-');

/**
 * Makes sure that nothing is overwritten.
 *
 * @returns the last row of each table that an earlier, unfinished restore has written
 * @throws {CliError} when the database has data
 */
async function prepare(database: D1Database, tables: readonly TableSummary[]) {
	const marked = await database
		.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '${marker}'`)
		.first();
	const identity = identityOf(tables);
	const written = new Map<string, number>();
	if (marked) {
		const begun = await database.prepare(`SELECT backup FROM ${marker}`).first<string>('backup');
		if (begun !== identity) throw new CliError('Another backup was being restored. Start empty.');
		for (const { name } of tables) {
			const query = `SELECT max(rowid) AS number FROM ${quoted(name)}`;
			const last = await database.prepare(query).first<number>('number');
			if (last !== null) written.set(name, last);
		}
		return written;
	}
	const counts = await countRows(database, tables);
	const seeded = new Set(keptTables().flatMap(({ isSeeded, name }) => (isSeeded ? [name] : [])));
	const filled = tables.filter(({ name }) => !seeded.has(name) && counts.get(name) !== 0);
	if (filled.length > 0) {
		throw new CliError(
			`The database is not empty: ${filled.map(({ name }) => `${name} has ${counts.get(name)} rows`).join(', ')}.\nRestore into a new one: see docs/backup.md.`
		);
	}
	const replaced = tables.filter(({ name }) => seeded.has(name));
	await database.batch([
		...replaced.map(({ name }) => database.prepare(`DELETE FROM ${quoted(name)}`)),
		database.prepare(`CREATE TABLE ${marker} (backup TEXT NOT NULL, broken TEXT NOT NULL)`),
		database.prepare(`INSERT INTO ${marker} VALUES (?1, '[]')`).bind(identity)
	]);
	return written;
}

interface Restore {
	database: D1Database;
	file: BackupFile;
	progress: Progress;
}

/** @returns the rows that the database rejects */
async function restoreTable(
	{ database, file, progress }: Restore,
	table: TableSummary,
	after: number | undefined
): Promise<BrokenRow[]> {
	const target = await toRestored(database, table);
	const read = new Digest();
	const broken: BrokenRow[] = [];
	let waiting: NumberedRow[] = [];
	let bytes = 0;
	const send = async () => {
		broken.push(...(await writeRows(database, target, waiting)));
		waiting = [];
		bytes = 0;
		progress(table.name, read.count, table.count);
	};
	for (const row of file.rows(table)) {
		read.add(row.values);
		if (after !== undefined && row.number <= after) continue;
		waiting.push(row);
		for (const value of row.values) bytes += String(value).length + 4;
		if (bytes >= statementBytes) await send();
	}
	await send();
	if (read.count !== table.count || read.toHex() !== table.digest) {
		throw new CliError(`The file is damaged: ${table.name} is not as it was when it was written.`);
	}
	return broken;
}

const listOfBroken = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(v.object({ table: v.string(), number: v.number(), reason: v.string() }))
);

/** Compares the database with the file, row by row. @throws {CliError} when they differ */
async function verify({ database, file, progress }: Restore, broken: readonly BrokenRow[]) {
	for (const table of file.summaries()) {
		const skipped = new Set(
			broken.filter((row) => row.table === table.name).map(({ number }) => number)
		);
		const expected = new Digest();
		for (const { number, values } of file.rows(table)) {
			if (!skipped.has(number)) expected.add(values);
		}
		const found = new Digest();
		for await (const page of readPages(database, table)) {
			for (const { values } of page.rows) found.add(values);
			progress(`${table.name}, comparing`, found.count, expected.count);
		}
		if (found.count !== expected.count || found.toHex() !== expected.toHex()) {
			throw new CliError(`The restored ${table.name} differ from the backup. Start empty.`);
		}
		const check = `SELECT count(*) AS count FROM pragma_foreign_key_check(?1)`;
		const orphans = await database.prepare(check).bind(table.name).first<number>('count');
		if (orphans) throw new CliError(`${orphans} rows of ${table.name} refer to missing rows.`);
	}
}

/** Ids that were used before the backup are not used again. */
async function keepLastIds(database: D1Database, tables: readonly TableSummary[]): Promise<void> {
	const set = 'UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1';
	const add =
		'INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)';
	const statements = tables.flatMap(({ name, lastId }) =>
		lastId === null ? [] : [set, add].map((sql) => database.prepare(sql).bind(name, lastId))
	);
	if (statements.length > 0) await database.batch(statements);
}

/**
 * Restores a backup into an empty database, or continues to.
 *
 * @returns the rows that the database rejects
 * @throws {CliError} when the database has data, no longer responds, or differs in the end
 */
export async function restoreBackup(restore: Restore): Promise<BrokenRow[]> {
	const { database, file } = restore;
	const tables = file.summaries();
	for (const table of tables) await toRestored(database, table);
	const written = await prepare(database, tables);
	const before = await database.prepare(`SELECT broken FROM ${marker}`).first<string>('broken');
	const broken = v.parse(listOfBroken, before);
	for (const table of tables) {
		broken.push(...(await restoreTable(restore, table, written.get(table.name))));
		const note = database.prepare(`UPDATE ${marker} SET broken = ?1`);
		await note.bind(JSON.stringify(broken)).run();
	}
	await verify(restore, broken);
	await keepLastIds(database, tables);
	await database.prepare(`DROP TABLE ${marker}`).run();
	return broken;
}
