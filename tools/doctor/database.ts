import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { lastLine } from '../last-line.ts';
import { quietTools, wrangler } from '../wrangler.js';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';

/**
 * Whether the database can be reached and has every table, as wrangler sees it.
 *
 * @param environment null for the local database.
 */
export async function checkDatabase(environment: string | null): Promise<Finding> {
	const where = environment === null ? ['--local'] : ['--remote', '--env', environment];
	const args = [wrangler, 'd1', 'migrations', 'list', 'DB', ...where];
	const options = { env: { ...quietTools(), CI: 'true' }, timeout: 60_000 };
	try {
		const { stdout } = await promisify(execFile)(process.execPath, args, options);
		return judgeMigrations(stdout, environment);
	} catch (error) {
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
		return unsure(
			'database',
			`wrangler could not look at the database: ${lastLine(said)}`,
			environment === null
				? null
				: 'To be told, sign in with npx wrangler login, or set CLOUDFLARE_API_TOKEN.'
		);
	}
}

export function judgeMigrations(said: string, environment: string | null): Finding {
	if (/No migrations to apply/i.test(said)) {
		return right('database', 'The database can be reached and has every table.');
	}
	const waiting = [...new Set(said.match(/\d{4}_\w+\.sql/g))];
	return wrong(
		'database',
		`The database is behind: ${waiting.join(', ')} not applied. Nobody can be created in it.`,
		environment === null ? 'Run npm run migrate.' : `Run npm run deploy -- --env ${environment}.`
	);
}
