import type {
	D1Database,
	D1DatabaseSession,
	D1PreparedStatement,
	D1Result
} from '@cloudflare/workers-types';

/** One database that plays a primary and a replica at some distance, as D1's replication does. */
interface Options {
	primary: D1Database;
	replica: D1Database;
	/** Milliseconds that a write takes to reach the replica. */
	lagMs: () => number;
	/** Settles after the milliseconds to the primary, or to the replica. */
	travel?: (to: 'primary' | 'replica') => Promise<void>;
	/** Settles after so many milliseconds. A query with a bookmark waits. */
	wait?: (ms: number) => Promise<unknown>;
	now?: () => number;
	/** Told how many rows each batch has read. */
	noteRows?: (rows: number) => void;
	/** The error of every query at the replica; null for none. */
	replicaFailure?: () => string | null;
}

interface Statement {
	sql: string;
	values: unknown[];
}

interface Write {
	at: number;
	statements: Statement[];
}

type Constraint = Parameters<D1Database['withSession']>[0];

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isWrite = ({ sql }: Statement) => !/^\s*(select|with|pragma|explain)\b/i.test(sql);
const toBookmark = (version: number) =>
	`00000001-${version.toString(16).padStart(8, '0')}-00000000-${'0'.repeat(32)}`;
const versionOf = (bookmark: string) => Number.parseInt(bookmark.split('-')[1] ?? '', 16);

/**
 * D1 with a replica that is behind: https://developers.cloudflare.com/d1/best-practices/read-replication/.
 * Without a session, and for the first query of `first-primary`, queries go to the primary. Others go
 * to the replica, which waits until it is as new as the session.
 */
export function replicateD1(options: Options) {
	const { primary, replica, lagMs, travel = async () => {}, now = Date.now } = options;
	const { wait = sleep, replicaFailure = () => null, noteRows = () => {} } = options;
	const known = new WeakMap<D1PreparedStatement, Statement>();
	const log: Write[] = [];
	const asked = { primary: 0, replica: 0 };
	let applied = 0;
	let applying: Promise<unknown> = Promise.resolve();

	const described = (statement: D1PreparedStatement) =>
		known.get(statement) ?? { sql: '', values: [] };
	const on = (database: D1Database, { sql, values }: Statement) => {
		const prepared = database.prepare(sql);
		return values.length > 0 ? prepared.bind(...values) : prepared;
	};

	async function askPrimary<T>(statements: Statement[]): Promise<D1Result<T>[]> {
		asked.primary++;
		await travel('primary');
		const results = await primary.batch<T>(statements.map((each) => on(primary, each)));
		if (statements.some(isWrite)) log.push({ at: now(), statements });
		noteRows(rowsReadBy(results));
		return results.map((result) => servedBy(result, true));
	}

	/** Replays what has arrived at the replica, at least up to this version. */
	async function catchUp(version: number): Promise<void> {
		const needed = log[version - 1];
		const missing = needed && version > applied ? needed.at + lagMs() - now() : 0;
		if (missing > 0) await wait(missing);
		for (; applied < log.length; applied++) {
			const { at, statements } = log[applied] ?? { at: 0, statements: [] };
			if (applied >= version && at + lagMs() > now()) return;
			await replica.batch(statements.map((each) => on(replica, each)));
		}
	}

	async function askReplica<T>(statements: Statement[], version: number) {
		asked.replica++;
		await travel('replica');
		const failure = replicaFailure();
		if (failure !== null) throw new Error(failure);
		await (applying = applying.then(() => catchUp(version)));
		const results = await replica.batch<T>(statements.map((each) => on(replica, each)));
		noteRows(rowsReadBy(results));
		return results.map((result) => servedBy(result, false));
	}

	function prepare(sql: string, values: unknown[] = []): D1PreparedStatement {
		const statement = new Proxy(primary.prepare(sql), {
			get(_, name) {
				if (name === 'bind') return (...bound: unknown[]) => prepare(sql, bound);
				throw new TypeError(`The Worker sends batches, not ${String(name)}`);
			}
		});
		known.set(statement, { sql, values });
		return statement;
	}

	function openSession(constraint: Constraint): D1DatabaseSession {
		const isBookmark = constraint !== undefined && !constraint.startsWith('first-');
		let version = isBookmark ? versionOf(constraint) : 0;
		let mustAskPrimary = constraint === 'first-primary';
		let isUsed = false;
		return {
			prepare,
			async batch<T>(statements: D1PreparedStatement[]) {
				const sent = statements.map(described);
				const toPrimary = mustAskPrimary || sent.some(isWrite);
				mustAskPrimary = false;
				const results = await (toPrimary ? askPrimary<T>(sent) : askReplica<T>(sent, version));
				version = Math.max(version, toPrimary ? log.length : applied);
				isUsed = true;
				return results;
			},
			getBookmark: () => (isUsed ? toBookmark(version) : null)
		};
	}

	const database = new Proxy(primary, {
		get(_, name) {
			if (name === 'prepare') return prepare;
			if (name === 'withSession') return openSession;
			if (name !== 'batch') throw new TypeError(`The Worker does not use ${String(name)}`);
			return (statements: D1PreparedStatement[]) => askPrimary(statements.map(described));
		}
	});
	return { database, asked };
}

const rowsReadBy = (results: readonly D1Result[]): number =>
	results.reduce((sum, { meta }) => sum + meta.rows_read, 0);

const servedBy = <T>(result: D1Result<T>, isPrimary: boolean): D1Result<T> => ({
	...result,
	meta: {
		...result.meta,
		served_by_region: isPrimary ? 'WEUR' : 'OC',
		served_by_primary: isPrimary
	}
});
