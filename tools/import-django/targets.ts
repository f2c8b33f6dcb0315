import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { unstable_readConfig } from 'wrangler';
import { readConfig } from '../../worker/config.ts';
import { openDatabase } from '../../worker/database/client.ts';
import { catchUp } from '../../worker/listing/catch-up.ts';
import { CliError } from '../cli-error.ts';
import { readEnvironment } from '../deploy/environment.ts';
import { testSettings } from '../test-settings.ts';
import { errorLine, runWrangler } from '../wrangler.ts';
import type { ImportRows } from './rows.ts';
import { type Counts, countRows, subtract, toSql } from './statements.ts';

/** Writes the rows that are new, or none. @returns how many there were of each kind */
export async function writeRows(database: D1Database, rows: ImportRows): Promise<Counts> {
	const statements = [countRows, ...toSql(rows), countRows];
	const results = await database.batch<Counts>(statements.map((sql) => database.prepare(sql)));
	const [before, after] = [results.at(0)?.results[0], results.at(-1)?.results[0]];
	if (!before || !after) throw new Error('Counting returned no row');
	await catchUp(openDatabase(database), Date.now(), Infinity);
	return subtract(after, before);
}

/**
 * Writes the import as SQL for `wrangler d1 execute --file`. Only its owner may read the file: it
 * contains names and e-mail addresses.
 *
 * @throws {CliError} when the file exists
 */
export function writeSqlFile(file: string, rows: ImportRows): void {
	const sql = toSql(rows).map((statement) => `${statement};\n`);
	try {
		writeFileSync(file, sql.join(''), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CliError(
			`${file} cannot be written: ${reason}\nName a file that does not exist yet.`
		);
	}
}

/**
 * The issuer of the user pool of an environment.
 *
 * @throws {CliError} when wrangler.toml has no such environment or it is incomplete
 */
export function issuerOf(environment: string): string {
	const { problems } = readEnvironment(environment);
	if (problems.length > 0) {
		const list = problems.map((problem) => `  - ${problem}`).join('\n');
		throw new CliError(`${environment} is not ready for an import:\n${list}`);
	}
	const { vars } = unstable_readConfig({ config: 'wrangler.toml', env: environment });
	return readConfig({ ...vars, SESSION_KEYS: testSettings.SESSION_KEYS }).cognito.issuer;
}

/**
 * Imports into the database of an environment, in one transaction.
 *
 * @throws {CliError} when the database does not respond or rejects the import
 */
export async function importRemotely(environment: string, rows: ImportRows): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	try {
		const file = join(folder, 'import.sql');
		writeSqlFile(file, rows);
		const target = ['--remote', '--env', environment, '--yes', '--file', file];
		const { ok, stdout, stderr } = await runWrangler(['d1', 'execute', 'DB', ...target]);
		if (ok) return;
		const reason = errorLine(stdout + stderr);
		throw new CliError(
			`The import failed, and nothing was written: ${reason}\nnpx wrangler login signs you in.`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
