import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What applying migrations needs of D1: wrangler's and miniflare's types for it differ. */
interface Database<Statement> {
	prepare(sql: string): Statement & {
		bind(...values: unknown[]): Statement;
		run(): Promise<unknown>;
		all<Row>(): Promise<{ results: Row[] }>;
	};
	batch(statements: Statement[]): Promise<unknown>;
}

/** Wrangler's own table, so that `wrangler d1 migrations` knows what was applied. */
const journal = `CREATE TABLE IF NOT EXISTS d1_migrations(
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT UNIQUE,
	applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Applies the new migrations to a local database, each in one transaction, as
 * `wrangler d1 migrations apply` does without the seconds that wrangler takes to start.
 */
export async function applyMigrations<Statement>(database: Database<Statement>): Promise<void> {
	await database.prepare(journal).run();
	const names = database.prepare('SELECT name FROM d1_migrations');
	const { results } = await names.all<{ name: string }>();
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
