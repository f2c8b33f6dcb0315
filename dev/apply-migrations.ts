import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Prepares {
	prepare: (sql: string) => { run: () => Promise<unknown> };
}

/** Makes the tables in an empty database that a tool holds in its hands. */
export async function applyMigrations(database: Prepares): Promise<void> {
	for (const file of readdirSync('migrations')
		.filter((name) => name.endsWith('.sql'))
		.sort()) {
		const statements = readFileSync(join('migrations', file), 'utf8').split(
			'--> statement-breakpoint'
		);
		for (const statement of statements) await database.prepare(statement).run();
	}
}
