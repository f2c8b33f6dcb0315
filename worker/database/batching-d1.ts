import type {
	D1Database,
	D1DatabaseSession,
	D1ExecResult,
	D1PreparedStatement,
	D1Result,
	D1SessionBookmark,
	D1SessionConstraint
} from '@cloudflare/workers-types';
import { DatabaseError } from './errors.ts';

type Rows = D1Result<Record<string, unknown>>;

/** Sends statements in one round trip, as one transaction. */
export type SendBatch = <T>(statements: D1PreparedStatement[]) => Promise<D1Result<T>[]>;

/** Microtasks without a further read after which the queue is sent. */
const quietTurns = 64;

interface QueuedRead {
	statement: D1PreparedStatement;
	resolve: (result: Rows) => void;
	reject: (error: unknown) => void;
}

/**
 * A D1 database for one request. Reads that start in the same turn of the event loop are sent as
 * one batch: a page that needs three lists makes one round trip and sees one state.
 *
 * D1 returns the rows of a batch as objects, so the columns of a query need distinct names.
 */
export class BatchingD1 implements D1Database {
	readonly #d1: D1Database;
	readonly #send: SendBatch;
	#queue: QueuedRead[] = [];

	/** @param send where the statements go; to the primary by default */
	constructor(d1: D1Database, send: SendBatch = (statements) => d1.batch(statements)) {
		this.#d1 = d1;
		this.#send = send;
	}

	prepare(query: string): D1PreparedStatement {
		return new BatchedStatement(this.#d1.prepare(query), {
			read: (statement) => this.#enqueue(statement),
			send: this.#send
		});
	}

	/** Runs the statements at once, all of them or none. @throws {DatabaseError} */
	async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
		try {
			return await this.#send<T>(statements.map(originalOf));
		} catch (error) {
			throw new DatabaseError(error);
		}
	}

	exec(query: string): Promise<D1ExecResult> {
		return this.#d1.exec(query);
	}

	dump(): Promise<ArrayBuffer> {
		return this.#d1.dump();
	}

	withSession(constraint?: D1SessionBookmark | D1SessionConstraint): D1DatabaseSession {
		return this.#d1.withSession(constraint);
	}

	#enqueue(statement: D1PreparedStatement): Promise<Rows> {
		return new Promise((resolve, reject) => {
			const isFirst = this.#queue.push({ statement, resolve, reject }) === 1;
			if (isFirst) void this.#flushWhenQuiet();
		});
	}

	/** A timer would add a millisecond or more to every read. */
	async #flushWhenQuiet(): Promise<void> {
		let length = 0;
		for (let turn = 0; turn < quietTurns; turn++) {
			if (this.#queue.length !== length) turn = 0;
			length = this.#queue.length;
			await null;
		}
		await this.#flush();
	}

	async #flush(): Promise<void> {
		const queue = this.#queue;
		this.#queue = [];
		try {
			const statements = queue.map(({ statement }) => statement);
			const results = await this.#send<Record<string, unknown>>(statements);
			for (const [index, result] of results.entries()) queue[index]?.resolve(result);
		} catch (error) {
			for (const { reject } of queue) reject(error);
		}
	}
}

interface Ways {
	read: (statement: D1PreparedStatement) => Promise<Rows>;
	send: SendBatch;
}

/** A statement whose reads are batched. `run` is for writes, which are sent immediately. */
class BatchedStatement implements D1PreparedStatement {
	readonly original: D1PreparedStatement;
	readonly #ways: Ways;

	constructor(original: D1PreparedStatement, ways: Ways) {
		this.original = original;
		this.#ways = ways;
	}

	bind(...values: unknown[]): D1PreparedStatement {
		return new BatchedStatement(this.original.bind(...values), this.#ways);
	}

	async run<T = Record<string, unknown>>(): Promise<D1Result<T>> {
		const [result] = await this.#ways.send<T>([this.original]);
		if (!result) throw new TypeError('D1 answered no result for a statement');
		return result;
	}

	// As in D1's own types, the caller chooses the type of the rows.
	all<T = Record<string, unknown>>(): Promise<D1Result<T>>;
	all(): Promise<D1Result<unknown>> {
		return this.#ways.read(this.original);
	}

	first<T = unknown>(column: string): Promise<T | null>;
	first<T = Record<string, unknown>>(): Promise<T | null>;
	async first(column?: string): Promise<unknown> {
		const [row] = (await this.#ways.read(this.original)).results;
		if (!row) return null;
		return column === undefined ? row : row[column];
	}

	raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>;
	raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>;
	async raw(options?: { columnNames?: boolean }): Promise<unknown[]> {
		const { results } = await this.#ways.read(this.original);
		const rows = results.map((row) => Object.values(row));
		return options?.columnNames ? [Object.keys(results[0] ?? {}), ...rows] : rows;
	}
}

const originalOf = (statement: D1PreparedStatement): D1PreparedStatement =>
	statement instanceof BatchedStatement ? statement.original : statement;
