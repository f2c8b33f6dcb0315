import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type {
	D1Database,
	D1DatabaseSession,
	D1ExecResult,
	D1PreparedStatement,
	D1Result
} from '@cloudflare/workers-types';

type Row = Record<string, unknown>;

/** As D1 binds values: https://developers.cloudflare.com/d1/worker-api/#type-conversion */
function toInput(value: unknown): SQLInputValue {
	if (value === null || typeof value === 'string' || typeof value === 'number') return value;
	if (typeof value === 'boolean') return value ? 1 : 0;
	throw new TypeError(`D1 does not take a ${typeof value}`);
}

/**
 * D1 on an SQLite file that this process opens itself: without the runtime, a tool starts at once,
 * and its rows do not travel between processes. Of what D1 tells about a query, it knows the changes.
 */
export class SqliteD1 implements D1Database {
	readonly #sqlite: DatabaseSync;

	constructor(sqlite: DatabaseSync) {
		this.#sqlite = sqlite;
	}

	prepare(query: string): D1PreparedStatement {
		return new SqliteStatement(this.#sqlite, query, []);
	}

	/** Runs the statements in one transaction. */
	async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
		const results: D1Result<T>[] = [];
		this.#sqlite.exec('BEGIN IMMEDIATE');
		try {
			// All of them run before anything else can: nothing here waits.
			for (const statement of statements) results.push(await statement.all<T>());
			this.#sqlite.exec('COMMIT');
			return results;
		} catch (error) {
			this.#sqlite.exec('ROLLBACK');
			throw error;
		}
	}

	async exec(query: string): Promise<D1ExecResult> {
		this.#sqlite.exec(query);
		return { count: 1, duration: 0 };
	}

	dump(): Promise<ArrayBuffer> {
		throw new TypeError('D1 no longer dumps');
	}

	withSession(): D1DatabaseSession {
		return {
			prepare: (query) => this.prepare(query),
			batch: (statements) => this.batch(statements),
			getBookmark: () => null
		};
	}
}

class SqliteStatement implements D1PreparedStatement {
	readonly #sqlite: DatabaseSync;
	readonly #query: string;
	readonly #values: readonly SQLInputValue[];

	constructor(sqlite: DatabaseSync, query: string, values: readonly SQLInputValue[]) {
		this.#sqlite = sqlite;
		this.#query = query;
		this.#values = values;
	}

	bind(...values: unknown[]): D1PreparedStatement {
		return new SqliteStatement(this.#sqlite, this.#query, values.map(toInput));
	}

	#totalChanges(): number {
		const row = this.#sqlite.prepare('SELECT total_changes() AS changes').get();
		return Number(row?.['changes']);
	}

	#run(): D1Result<Row> {
		const before = this.#totalChanges();
		const results = this.#sqlite.prepare(this.#query).all(...this.#values);
		const changes = this.#totalChanges() - before;
		const unknown = { duration: 0, size_after: 0, rows_read: 0, rows_written: 0, last_row_id: 0 };
		return { success: true, results, meta: { ...unknown, changes, changed_db: changes > 0 } };
	}

	run<T = Row>(): Promise<D1Result<T>>;
	async run(): Promise<D1Result<unknown>> {
		return this.#run();
	}

	// As in D1's own types, the caller chooses the type of the rows.
	all<T = Row>(): Promise<D1Result<T>>;
	async all(): Promise<D1Result<unknown>> {
		return this.#run();
	}

	first<T = unknown>(column: string): Promise<T | null>;
	first<T = Row>(): Promise<T | null>;
	async first(column?: string): Promise<unknown> {
		const [row] = this.#run().results;
		if (!row) return null;
		return column === undefined ? row : row[column];
	}

	raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>;
	raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>;
	async raw(options?: { columnNames?: boolean }): Promise<unknown[]> {
		const { results } = this.#run();
		const rows = results.map((row) => Object.values(row));
		return options?.columnNames ? [Object.keys(results[0] ?? {}), ...rows] : rows;
	}
}
