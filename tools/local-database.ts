import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { getPlatformProxy } from 'wrangler';
import { applyMigrations } from './apply-migrations.ts';
import { step } from './step.ts';

/** Where `wrangler dev` keeps the local database by default. */
export const localState = join('.wrangler', 'state');

/** Opens the local database without running the site, and closes it when `use` has settled. */
export async function withLocalDatabase<T>(
	use: (database: D1Database) => Promise<T>,
	state = localState
): Promise<T> {
	const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({
		persist: { path: join(state, 'v3') },
		// Without this, wrangler reads and announces .dev.vars.
		envFiles: ['.no-settings']
	});
	try {
		return await use(env.DB);
	} finally {
		await dispose();
	}
}

/** Applies the migrations that are new, and remembers beside the data which were applied. */
export async function migrateLocally(state = localState): Promise<void> {
	const record = join(state, 'migrations-applied');
	const migrations = readdirSync('migrations').join('\n');
	if (existsSync(record) && readFileSync(record, 'utf8') === migrations) return;
	await step('Preparing the database', () => withLocalDatabase(applyMigrations, state));
	writeFileSync(record, migrations);
}
