import { DatabaseSync, type StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Changes } from './change-log.ts';
import { type BrokenRow, Digest, type NumberedRow, quoted, selection, toRow } from './rows.ts';
import { type Table, isBroken } from './rows.ts';

/** What a backup says about itself, beside the tables. */
const metadata = `
	CREATE TABLE backup_tables (position INTEGER PRIMARY KEY, name TEXT NOT NULL, columns TEXT NOT NULL, count INTEGER, digest TEXT, last_id INTEGER);
	CREATE TABLE backup_broken (name TEXT NOT NULL, number INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (name, number));
`;

/** Marks the file as a backup of Popmap: https://www.sqlite.org/pragma.html#pragma_application_id */
const applicationId = 0x506f704d;

const summary = v.object({
	name: v.string(),
	columns: v.pipe(v.string(), v.parseJson(), v.array(v.string())),
	count: v.number(),
	digest: v.string(),
	last_id: v.nullable(v.number())
});

/** A table of a finished backup. */
export interface TableSummary extends Table {
	count: number;
	digest: string;
	/** The largest id that the table ever had, where ids are not used twice. */
	lastId: number | null;
}

/** A backup: an SQLite file with the tables of the database, without indexes. */
export class BackupFile implements Disposable {
	readonly #file: DatabaseSync;
	readonly #inserts = new Map<string, StatementSync>();

	private constructor(file: DatabaseSync) {
		this.#file = file;
	}

	/** @param definitions the `CREATE TABLE` of each table, parents first */
	static create(
		path: string,
		tables: readonly Table[],
		definitions: readonly string[]
	): BackupFile {
		const file = new DatabaseSync(path, { enableForeignKeyConstraints: false });
		// Until it is complete, the file has a name of its own and is of no use.
		file.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000');
		file.exec(`${metadata}${definitions.join(';')}; PRAGMA application_id = ${applicationId}`);
		const add = file.prepare('INSERT INTO backup_tables (name, columns) VALUES (?, ?)');
		for (const { name, columns } of tables) add.run(name, JSON.stringify(columns));
		return new BackupFile(file);
	}

	/** @returns null when the file is no backup */
	static open(path: string): BackupFile | null {
		const file = new DatabaseSync(path, { readOnly: true });
		try {
			const { application_id: id } = file.prepare('PRAGMA application_id').get() ?? {};
			if (id === applicationId) return new BackupFile(file);
		} catch {
			// It is no database.
		}
		file.close();
		return null;
	}

	#insertInto(table: Table): StatementSync {
		const known = this.#inserts.get(table.name);
		if (known) return known;
		const columns = ['rowid', ...table.columns.map(quoted)];
		const statement = this.#file.prepare(
			// A row that was read earlier and has the same key has been changed since.
			`INSERT OR REPLACE INTO ${quoted(table.name)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
		);
		this.#inserts.set(table.name, statement);
		return statement;
	}

	#together(work: () => void): void {
		this.#file.exec('BEGIN');
		work();
		this.#file.exec('COMMIT');
	}

	write(table: Table, rows: readonly NumberedRow[]): void {
		const insert = this.#insertInto(table);
		this.#together(() => {
			for (const { number, values } of rows) insert.run(number, ...values);
		});
	}

	/** Replaces rows that were changed, and removes those that are gone. */
	apply(tables: readonly Table[], changes: Changes): void {
		for (const table of tables) {
			const numbers = changes.numbers.get(table.name) ?? [];
			const removed = this.#file.prepare(`DELETE FROM ${quoted(table.name)} WHERE rowid = ?`);
			const forgiven = this.#file.prepare(
				'DELETE FROM backup_broken WHERE name = ? AND number = ?'
			);
			this.#together(() => {
				for (const number of numbers) {
					removed.run(number);
					forgiven.run(table.name, number);
				}
			});
			this.write(table, changes.rows.get(table.name) ?? []);
		}
		this.reportBroken(changes.broken);
	}

	reportBroken(rows: readonly BrokenRow[]): void {
		const add = this.#file.prepare('INSERT OR REPLACE INTO backup_broken VALUES (?, ?, ?)');
		for (const { table, number, reason } of rows) add.run(table, number, reason);
	}

	/** Removes rows that refer to rows which are not there, until there are none. */
	removeOrphans(): void {
		const violations = this.#file.prepare('PRAGMA foreign_key_check');
		while (true) {
			const found = violations.all();
			if (found.length === 0) return;
			for (const { table, rowid, parent } of found) {
				const [name, number] = [String(table), Number(rowid)];
				this.#file.prepare(`DELETE FROM ${quoted(name)} WHERE rowid = ?`).run(number);
				const reason = `it refers to a row of ${String(parent)} that does not exist`;
				this.reportBroken([{ table: name, number, reason }]);
			}
		}
	}

	/** Notes the number of rows and the digest of each table. */
	seal(tables: readonly Table[], lastIds: ReadonlyMap<string, number>): void {
		const update = this.#file.prepare(
			'UPDATE backup_tables SET count = ?, digest = ?, last_id = ? WHERE name = ?'
		);
		for (const table of tables) {
			const digest = new Digest();
			for (const { values } of this.rows(table)) digest.add(values);
			update.run(digest.count, digest.toHex(), lastIds.get(table.name) ?? null, table.name);
		}
	}

	*rows(table: Table): Generator<NumberedRow> {
		const query = `SELECT ${selection(table)} FROM ${quoted(table.name)} ORDER BY rowid`;
		for (const found of this.#file.prepare(query).iterate()) {
			const row = toRow(table, found);
			if (isBroken(row)) throw new Error(`${row.table} ${row.number}: ${row.reason}`);
			yield row;
		}
	}

	/** The tables, parents first. */
	summaries(): TableSummary[] {
		const rows = this.#file.prepare('SELECT * FROM backup_tables ORDER BY position').all();
		return v
			.parse(v.array(summary), rows)
			.map(({ last_id: lastId, ...table }) => ({ ...table, lastId }));
	}

	broken(): BrokenRow[] {
		const rows = this.#file.prepare('SELECT * FROM backup_broken ORDER BY name, number').all();
		return rows.map(({ name, number, reason }) => ({
			table: String(name),
			number: Number(number),
			reason: String(reason)
		}));
	}

	[Symbol.dispose](): void {
		this.#file.close();
	}
}
