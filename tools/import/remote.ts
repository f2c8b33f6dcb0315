import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { readConfig } from '../../worker/config.ts';
import { readEnvironment } from '../deploy/environment.ts';
import { lastLine } from '../last-line.ts';
import { Explained } from '../explained.js';
import { testSettings } from '../test-settings.ts';
import { quietTools, wrangler } from '../wrangler.js';
import type { ImportRows } from './rows.ts';
import { writeSqlFile } from './sql-file.ts';
import { countAll, difference } from './statements.ts';
import type { Added } from './statements.ts';

const counted = v.object({
	...{ users: v.number(), categories: v.number(), businesses: v.number() },
	...{ businessCategories: v.number(), events: v.number() },
	...{ eventCategories: v.number(), eventBusinesses: v.number() }
});
const answer = v.tuple([v.object({ results: v.tuple([counted]) })]);

const tools = { ...quietTools(), CI: 'true' };

/**
 * The issuer of the user pool at which an environment's people sign in.
 *
 * @throws {Explained} when wrangler.toml has no such environment, or it is not complete
 */
export function issuerOf(environment: string): string {
	const { problems } = readEnvironment(environment);
	if (problems.length > 0) {
		const list = problems.map((problem) => `  - ${problem}`).join('\n');
		throw new Explained(`Nothing can be imported into ${environment} yet:\n${list}`);
	}
	const { vars } = unstable_readConfig({ config: 'wrangler.toml', env: environment });
	return readConfig({ ...vars, SESSION_KEYS: testSettings.SESSION_KEYS }).cognito.issuer;
}

/**
 * Imports into a deployed environment's database, through wrangler: all of it or nothing.
 *
 * @throws {Explained} when the database cannot be asked, or does not take it
 */
export async function importRemotely(environment: string, rows: ImportRows): Promise<Added> {
	const execute = [wrangler, 'd1', 'execute', 'DB', '--remote', '--env', environment];
	const before = await counts(execute);
	const folder = mkdtempSync(join(tmpdir(), 'popmap-import-'));
	try {
		const file = join(folder, 'import.sql');
		writeSqlFile(file, rows);
		const options = { env: tools, stdio: 'inherit' } as const;
		const [code] = await once(
			spawn(process.execPath, [...execute, '--yes', '--file', file], options),
			'exit'
		);
		if (code !== 0) {
			throw new Explained(
				'The database did not take it, as told above, and is as it was before. Run this again.'
			);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
	return difference(await counts(execute), before);
}

async function counts(execute: readonly string[]): Promise<Added> {
	const args = [...execute, '--json', '--command', countAll];
	const asked = await promisify(execFile)(process.execPath, args, {
		env: tools
	}).catch((error: { stdout?: string; stderr?: string }) => {
		const why = lastLine(`${error.stdout}${error.stderr}`);
		throw new Explained(
			`The database cannot be asked, and nothing was written: ${why}\nnpx wrangler login signs you in.`
		);
	});
	return v.parse(answer, JSON.parse(asked.stdout))[0].results[0];
}
