import type { D1Database } from '@cloudflare/workers-types';
import { CliError } from '../cli-error.ts';
import { BackupFile, type TableSummary } from './backup-file.ts';
import { ChangeLog } from './change-log.ts';
import { countRows, readLastIds, readSchema } from './read-schema.ts';
import { readPages } from './read-pages.ts';
import type { BrokenRow, Table } from './rows.ts';

/** Told after each page how many rows of a table were read. */
export type Progress = (table: string, done: number, total: number) => void;

export interface TakenBackup {
	tables: TableSummary[];
	/** Rows that the backup does not contain. */
	broken: BrokenRow[];
}

interface Copy {
	database: D1Database;
	file: BackupFile;
	log: ChangeLog;
	tables: readonly Table[];
}

async function copyTables({ database, file, log, tables }: Copy, progress: Progress) {
	const totals = await countRows(database, tables);
	for (const table of tables) {
		let done = 0;
		for await (const { rows, broken } of readPages(database, table)) {
			file.write(table, rows);
			file.reportBroken(broken);
			await log.keepLease();
			done += rows.length + broken.length;
			progress(table.name, done, totals.get(table.name) ?? done);
		}
	}
}

/**
 * Reads again what was changed meanwhile, until nothing is left: then the file has the rows of one
 * moment.
 */
async function followChanges({ file, log, tables }: Copy, progress: Progress) {
	let done = 0;
	while (true) {
		const changes = await log.next();
		file.apply(tables, changes);
		for (const numbers of changes.numbers.values()) done += numbers.length;
		if (done > 0) progress('changes', done, done);
		if (changes.isLast) return changes.counts;
	}
}

function checkCounts(file: BackupFile, counts: ReadonlyMap<string, number>): void {
	for (const { name, count } of file.summaries()) {
		const broken = file.broken().filter(({ table }) => table === name).length;
		const expected = counts.get(name) ?? 0;
		if (count + broken !== expected) {
			throw new CliError(`The backup has ${count} rows of ${name}, the database ${expected}.`);
		}
	}
}

/**
 * Copies the rows of one moment into a file, without holding up anybody who writes.
 *
 * @throws {CliError} when the database cannot be read
 */
export async function takeBackup(
	database: D1Database,
	path: string,
	progress: Progress
): Promise<TakenBackup> {
	const { tables, definitions } = await readSchema(database);
	const log = await ChangeLog.begin(database, tables);
	try {
		using file = BackupFile.create(path, tables, definitions);
		const copy = { database, file, log, tables };
		await copyTables(copy, progress);
		const counts = await followChanges(copy, progress);
		file.removeOrphans();
		file.seal(tables, await readLastIds(database));
		checkCounts(file, counts);
		await log.end();
		return { tables: file.summaries(), broken: file.broken() };
	} catch (error) {
		// Without it, the lease ends by itself.
		await log.end().catch(() => null);
		throw error;
	}
}
