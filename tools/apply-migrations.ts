import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDatabase } from './local-database.ts';

/** Wrangler's own, so that `wrangler d1 migrations` knows what has been applied here. */
const journal = `CREATE TABLE IF NOT EXISTS d1_migrations(
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT UNIQUE,
	applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Brings a database on this machine up to date, each migration whole or not at all. It does as
 * `wrangler d1 migrations apply` does for the deployed ones, without the seconds that wrangler takes
 * to start.
 */
export async function applyMigrations(database: LocalDatabase): Promise<void> {
	await database.prepare(journal).run();
	const { results } = await database
		.prepare('SELECT name FROM d1_migrations')
		.all<{ name: string }>();
	const applied = new Set(results.map(({ name }) => name));
	const files = readdirSync('migrations').filter((file) => file.endsWith('.sql'));
	for (const file of files.sort()) {
		if (applied.has(file)) continue;
		const sql = readFileSync(join('migrations', file), 'utf8');
		const statements = sql.split('--> statement-breakpoint');
		await database.batch([
			...statements.map((statement) => database.prepare(statement)),
			database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(file)
		]);
	}
}
