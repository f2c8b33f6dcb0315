import { join } from 'node:path';
import { getPlatformProxy } from 'wrangler';
import { localState } from './migrate.js';

interface Rows<Row> {
	results: Row[];
	meta: { rows_read?: number };
}

/** As much of D1 as tools use: its own types belong to the Worker's runtime. */
export interface LocalDatabase {
	prepare(sql: string): {
		bind(...values: unknown[]): { run(): Promise<unknown> };
		run(): Promise<unknown>;
		all<Row>(): Promise<Rows<Row>>;
		first<Row>(): Promise<Row | null>;
	};
}

/**
 * The local D1 that `wrangler dev` uses, while the site does not run.
 *
 * @param state the folder that holds it
 */
export async function withLocalDatabase<T>(
	work: (database: LocalDatabase) => Promise<T>,
	state = localState
): Promise<T> {
	const { env, dispose } = await getPlatformProxy<{ DB: LocalDatabase }>({
		// The settings are of no use here, and reading them is announced on the screen. An empty list
		// would stand for the usual files.
		envFiles: ['.no-settings'],
		persist: { path: join(state, 'v3') }
	});
	try {
		return await work(env.DB);
	} finally {
		await dispose();
	}
}
