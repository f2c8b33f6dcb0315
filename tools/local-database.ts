import { createHash, createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { applyMigrations } from './apply-migrations.ts';
import { CliError } from './cli-error.ts';
import { SqliteD1 } from './sqlite-d1.ts';
import { step } from './step.ts';

/** Where `wrangler dev` keeps the local database by default. */
export const localState = join('.wrangler', 'state');

const durableObject = 'miniflare-D1DatabaseObject';

/** How long to wait while the running site writes, in milliseconds. */
const busyTimeout = 10_000;

/** Lists are filled in no order: without these, each batch reads and writes most of them again. */
const cacheKibibytes = 100_000;
const pagesOfCheckpoint = 20_000;

/**
 * The name under which the local runtime keeps the database, which is a Durable Object there: its id
 * is a hash of the database's id.
 */
export function nameOfDatabase(databaseId: string): string {
	const key = createHash('sha256').update(durableObject).digest();
	const hmac = (data: string | Buffer) =>
		createHmac('sha256', key).update(data).digest().subarray(0, 16);
	const name = hmac(databaseId);
	return `${Buffer.concat([name, hmac(name)]).toString('hex')}.sqlite`;
}

/** The id of the local database is the first of wrangler.toml: those of environments follow. */
function localDatabaseId(): string {
	const id = /^database_id = "([^"]+)"/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1];
	if (id === undefined) throw new CliError('wrangler.toml has no database_id.');
	return id;
}

/** Opens the local database without running the site, and closes it when `use` has settled. */
export async function withLocalDatabase<T>(
	use: (database: D1Database) => Promise<T>,
	state = localState
): Promise<T> {
	const folder = join(state, 'v3', 'd1', durableObject);
	mkdirSync(folder, { recursive: true });
	using sqlite = new DatabaseSync(join(folder, nameOfDatabase(localDatabaseId())));
	sqlite.exec(
		`PRAGMA busy_timeout = ${busyTimeout}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
		PRAGMA cache_size = -${cacheKibibytes}; PRAGMA wal_autocheckpoint = ${pagesOfCheckpoint}`
	);
	return await use(new SqliteD1(sqlite));
}

/** Applies the migrations that are new, and remembers beside the data which were applied. */
export async function migrateLocally(state = localState): Promise<void> {
	const record = join(state, 'migrations-applied');
	const migrations = readdirSync('migrations').join('\n');
	if (existsSync(record) && readFileSync(record, 'utf8') === migrations) return;
	await step('Preparing the database', () => withLocalDatabase(applyMigrations, state));
	writeFileSync(record, migrations);
}
