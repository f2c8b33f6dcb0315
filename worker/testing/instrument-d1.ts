import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { openDatabase } from '../database/client.ts';

/** The cost of some work. */
export interface Cost {
	roundTrips: number;
	/** As D1 counts and bills them; of batches only. */
	rowsRead: number;
	/** Indexes included; of batches only. */
	rowsWritten: number;
	/** The size of the database after it, in bytes: whole pages. */
	size: number;
	/** The steps of SQLite's query plans; of batches only. */
	plan: string[];
}

interface Statement {
	original: D1PreparedStatement;
	sql: string;
	values: unknown[];
}

interface Hold {
	when: 'before the query' | 'after the query';
	wait: () => Promise<void>;
}

const noCost = (): Cost => ({ roundTrips: 0, rowsRead: 0, rowsWritten: 0, size: 0, plan: [] });

/** A D1, instrumented to count round trips, rows and bytes, to fail, or to delay a query. */
export function instrumentD1(d1: D1Database) {
	const known = new WeakMap<D1PreparedStatement, Statement>();
	let cost = noCost();
	let explains = false;
	let failure: string | null = null;
	let nextHold: Hold | null = null;

	async function roundTrip<T>(query: () => Promise<T>): Promise<T> {
		cost.roundTrips++;
		if (failure !== null) throw new Error(failure);
		const hold = nextHold;
		nextHold = null;
		if (hold?.when === 'before the query') await hold.wait();
		const result = await query();
		if (hold?.when === 'after the query') await hold.wait();
		return result;
	}

	function instrument(original: D1PreparedStatement, sql: string, values: unknown[] = []) {
		const statement = new Proxy(original, {
			get(target, name) {
				const member: unknown = Reflect.get(target, name);
				if (typeof member !== 'function') return member;
				if (name === 'bind') {
					return (...bound: unknown[]) => instrument(target.bind(...bound), sql, bound);
				}
				return (...args: unknown[]) => roundTrip(() => Reflect.apply(member, target, args));
			}
		});
		known.set(statement, { original, sql, values });
		return statement;
	}

	async function planOf(statement: D1PreparedStatement): Promise<string[]> {
		const { sql = '', values = [] } = known.get(statement) ?? {};
		const explained = d1.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...values);
		return (await explained.all<{ detail: string }>()).results.map(({ detail }) => detail);
	}

	async function batch(statements: D1PreparedStatement[]) {
		if (explains) cost.plan.push(...(await Promise.all(statements.map(planOf))).flat());
		const results = await d1.batch(statements.map((each) => known.get(each)?.original ?? each));
		cost.rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
		cost.rowsWritten += results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
		cost.size = results.at(-1)?.meta.size_after ?? cost.size;
		return results;
	}

	const instrumented = new Proxy(d1, {
		get(target, name) {
			if (name === 'prepare') return (sql: string) => instrument(target.prepare(sql), sql);
			if (name !== 'batch') throw new TypeError(`The Worker does not use ${String(name)}`);
			return (statements: D1PreparedStatement[]) => roundTrip(() => batch(statements));
		}
	});

	return {
		database: openDatabase(instrumented),
		/** How many round trips `work` took; a batch is one. */
		async count(work: () => Promise<unknown>): Promise<number> {
			const before = cost.roundTrips;
			await work();
			return cost.roundTrips - before;
		},
		/** What `work` cost, with query plans unless they are not wanted. */
		async costOf(work: () => Promise<unknown>, withPlan = true): Promise<Cost> {
			cost = noCost();
			explains = withPlan;
			await work();
			explains = false;
			return cost;
		},
		/** Delays the next query, before or after it runs, until it is released. */
		holdNext(when: Hold['when']) {
			const held = Promise.withResolvers<void>();
			const released = Promise.withResolvers<void>();
			const wait = () => (held.resolve(), released.promise);
			nextHold = { when, wait };
			return { held: held.promise, release: released.resolve };
		},
		fail: (message = 'Network connection lost.') => void (failure = message),
		recover: () => void (failure = null)
	};
}
