import { openDatabase } from '../database/client.ts';

/** What one piece of work cost. */
export interface Cost {
	roundTrips: number;
	/** As D1 counts and bills them. */
	rowsRead: number;
	/** The steps of SQLite's plans for every statement. */
	plan: string[];
}

interface Statement {
	sql: string;
	values: unknown[];
}

/** The real D1, with what it read and how it planned to. */
export function meterDatabase(d1: D1Database) {
	const known = new WeakMap<D1PreparedStatement, Statement>();
	let cost: Cost = { roundTrips: 0, rowsRead: 0, plan: [] };

	async function planOf(statement: D1PreparedStatement): Promise<string[]> {
		const { sql = '', values = [] } = known.get(statement) ?? {};
		const asked = d1.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...values);
		return (await asked.all<{ detail: string }>()).results.map(({ detail }) => detail);
	}

	function prepare(sql: string): D1PreparedStatement {
		const statement = d1.prepare(sql);
		const bind = (...values: unknown[]) => {
			const bound = statement.bind(...values);
			known.set(bound, { sql, values });
			return bound;
		};
		return new Proxy(statement, {
			get: (target, name) => (name === 'bind' ? bind : Reflect.get(target, name))
		});
	}

	async function batch(statements: D1PreparedStatement[]) {
		const plans = await Promise.all(statements.map(planOf));
		const results = await d1.batch(statements);
		cost.roundTrips++;
		cost.rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
		cost.plan.push(...plans.flat());
		return results;
	}

	const metered = new Proxy(d1, {
		get(target, name) {
			if (name === 'prepare') return prepare;
			return name === 'batch' ? batch : Reflect.get(target, name);
		}
	});

	return {
		database: openDatabase(metered),
		async costOf(work: () => Promise<unknown>): Promise<Cost> {
			cost = { roundTrips: 0, rowsRead: 0, plan: [] };
			await work();
			return cost;
		}
	};
}
