import { randomUUID } from 'node:crypto';
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import { type BrokenRow, type NumberedRow, isBroken, quoted, selection } from './rows.ts';
import { type Table, toRow } from './rows.ts';

/** Tables that exist while a backup runs. */
const changesTable = 'backup_changes';
const leaseTable = 'backup_lease';
export const tablesOfBackups: readonly string[] = [changesTable, leaseTable];

/** A backup that has stopped holds up the next one, and notes changes, for this many seconds. */
const leaseSeconds = 300;
const renewAfter = 60_000;

/** Changes that are read at once. */
const batchSize = 500;

const changed = v.object({ id: v.number(), name: v.string(), row: v.number() });

/** Rows that were changed since the backup began, as they are now. */
export interface Changes {
	/** The numbers of all rows that were changed, by table; those that are in no list below are gone. */
	numbers: Map<string, number[]>;
	rows: Map<string, NumberedRow[]>;
	broken: BrokenRow[];
	/** All of this is from one moment. Whether nothing else had changed by then. */
	isLast: boolean;
	/** How many rows each table had at that moment. */
	counts: Map<string, number>;
}

const trigger = (table: Table, event: 'insert' | 'update' | 'delete') => {
	const name = `backup_${event}_${table.name}`;
	const when = `WHEN unixepoch() < (SELECT until FROM ${leaseTable})`;
	const note = (row: string) =>
		`INSERT INTO ${changesTable} (name, row) VALUES ('${table.name}', ${row}.rowid);`;
	const columns = table.columns.map(quoted).join(', ');
	const [clause, notes] = {
		insert: ['INSERT', note('NEW')],
		update: [`UPDATE OF ${columns}`, note('OLD') + note('NEW')],
		delete: ['DELETE', note('OLD')]
	}[event];
	const create = `AFTER ${clause} ON ${quoted(table.name)} ${when} BEGIN ${notes} END`;
	return {
		drop: `DROP TRIGGER IF EXISTS ${quoted(name)}`,
		create: `CREATE TRIGGER ${quoted(name)} ${create}`
	};
};

/**
 * Notes which rows are changed while a backup reads the tables, by triggers: D1 has no reads of an
 * earlier moment, and nothing else sees a deleted row.
 */
export class ChangeLog {
	readonly #database: D1Database;
	readonly #tables: readonly Table[];
	readonly #holder = randomUUID();
	#renewedAt = 0;
	#done = 0;

	private constructor(database: D1Database, tables: readonly Table[]) {
		this.#database = database;
		this.#tables = tables;
	}

	/** @throws {CliError} while another backup runs */
	static async begin(database: D1Database, tables: readonly Table[]): Promise<ChangeLog> {
		const log = new ChangeLog(database, tables);
		await log.#takeLease();
		await log.#remove([
			`CREATE TABLE ${changesTable} (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, row INTEGER NOT NULL)`,
			...log.#triggers().map(({ create }) => create)
		]);
		return log;
	}

	#triggers() {
		const events = ['insert', 'update', 'delete'] as const;
		return this.#tables.flatMap((table) => events.map((event) => trigger(table, event)));
	}

	/** Removes what this or an earlier backup has created, and does something else at once. */
	async #remove(then: readonly string[]): Promise<void> {
		const statements = [
			...this.#triggers().map(({ drop }) => drop),
			`DROP TABLE IF EXISTS ${changesTable}`,
			...then
		];
		await this.#database.batch(statements.map((sql) => this.#database.prepare(sql)));
	}

	async #takeLease(): Promise<void> {
		const create = `CREATE TABLE IF NOT EXISTS ${leaseTable} (id INTEGER PRIMARY KEY CHECK (id = 1), holder TEXT NOT NULL, until INTEGER NOT NULL)`;
		const take = `INSERT INTO ${leaseTable} VALUES (1, ?1, unixepoch() + ${leaseSeconds})
			ON CONFLICT DO UPDATE SET holder = ?1, until = excluded.until WHERE until <= unixepoch()`;
		await this.#database.prepare(create).run();
		const { meta } = await this.#database.prepare(take).bind(this.#holder).run();
		if (meta.changes === 0) {
			throw new CliError(
				`Another backup is running. If it was stopped, try again in ${leaseSeconds / 60} minutes.`
			);
		}
		this.#renewedAt = Date.now();
	}

	/** @throws {CliError} when the lease has ended: changes were not noted since */
	async keepLease(): Promise<void> {
		if (Date.now() - this.#renewedAt < renewAfter) return;
		const renew = `UPDATE ${leaseTable} SET until = unixepoch() + ${leaseSeconds} WHERE holder = ?1 AND until > unixepoch()`;
		const { meta } = await this.#database.prepare(renew).bind(this.#holder).run();
		if (meta.changes === 0) throw new CliError('The backup was too slow to follow the changes.');
		this.#renewedAt = Date.now();
	}

	/** Reads the next changes, with the rows as they are at the same moment. */
	async next(): Promise<Changes> {
		await this.keepLease();
		const wanted = `SELECT id, name, row FROM ${changesTable} ORDER BY id LIMIT ${batchSize}`;
		const prepare = (sql: string) => this.#database.prepare(sql);
		const statements: D1PreparedStatement[] = [
			prepare(`DELETE FROM ${changesTable} WHERE id <= ?1`).bind(this.#done),
			prepare(wanted),
			...this.#tables.map((table) =>
				prepare(
					`SELECT ${selection(table)} FROM ${quoted(table.name)} WHERE rowid IN (SELECT row FROM (${wanted}) WHERE name = '${table.name}')`
				)
			),
			...this.#tables.map(({ name }) => prepare(`SELECT count(*) AS count FROM ${quoted(name)}`))
		];
		const [, listed, ...results] = await this.#database.batch(statements);
		const found = v.parse(v.array(changed), listed?.results);
		this.#done = found.at(-1)?.id ?? this.#done;
		const changes: Changes = {
			numbers: new Map(),
			rows: new Map(),
			broken: [],
			isLast: found.length < batchSize,
			counts: new Map()
		};
		for (const [index, table] of this.#tables.entries()) {
			const numbers = found.filter(({ name }) => name === table.name).map(({ row }) => row);
			changes.numbers.set(table.name, [...new Set(numbers)]);
			const rows: NumberedRow[] = [];
			for (const result of results[index]?.results ?? []) {
				const row = toRow(table, result);
				if (isBroken(row)) changes.broken.push(row);
				else rows.push(row);
			}
			changes.rows.set(table.name, rows);
			const counted = results[this.#tables.length + index]?.results[0];
			changes.counts.set(table.name, v.parse(v.object({ count: v.number() }), counted).count);
		}
		return changes;
	}

	/** Removes everything that notes changes. */
	async end(): Promise<void> {
		await this.#remove([`DROP TABLE IF EXISTS ${leaseTable}`]);
	}
}
