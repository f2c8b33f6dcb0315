import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from './node-24.js';
import { runLogged } from './run-logged.js';
import { step } from './step.js';

/** Where `wrangler dev` keeps the local database too. */
export const localState = join('.wrangler', 'state');

const migrateDatabase = fileURLToPath(new URL('./migrate-database.ts', import.meta.url));

function migrationsHash() {
	const hash = createHash('sha256');
	for (const file of readdirSync('migrations').sort()) {
		if (file.endsWith('.sql')) hash.update(file).update(readFileSync(join('migrations', file)));
	}
	return hash.digest('hex');
}

/**
 * Brings the local database up to date. What was applied is remembered beside the data, so that it
 * is forgotten together with it.
 * @param {string} [state] the folder that holds the database
 */
export async function migrateLocally(state = localState) {
	const memory = join(state, 'migrations-applied');
	const hash = migrationsHash();
	if (existsSync(memory) && readFileSync(memory, 'utf8') === hash) return;
	await step('Preparing the database', () =>
		runLogged(node24(), [migrateDatabase, state], {
			log: join('.popmap', 'migrate.log'),
			failure: 'The local database could not be brought up to date.'
		})
	);
	mkdirSync(state, { recursive: true });
	writeFileSync(memory, hash);
}
