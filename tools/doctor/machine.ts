import { existsSync } from 'node:fs';
import { errorLine, runWrangler } from '../wrangler.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';

/** The oldest Node that wrangler supports. */
const oldestNode = [22, 12] as const;

/** Checks Node, the packages and the folder. */
export function checkTools(version = process.versions.node): Finding[] {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const isSupported = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
	const node = isSupported
		? pass('node', `Node ${version} runs the tools.`)
		: fail(
				'node',
				`Node ${version} is too old for wrangler, which needs ${oldestNode.join('.')}.`,
				'Use npm run doctor, which runs on the Node that the project installs.'
			);
	const packages = existsSync('node_modules/wrangler/package.json')
		? pass('packages', 'The packages are installed.')
		: fail('packages', 'wrangler is not installed.', 'Run npm ci.');
	if (existsSync('wrangler.toml')) return [node, packages];
	const folder = 'Run this in the folder of the project.';
	return [node, packages, unknown('folder', 'There is no wrangler.toml here.', folder)];
}

/**
 * Checks whether wrangler reaches the database and every migration is applied.
 *
 * @param environment null for the local database
 */
export async function checkDatabase(environment: string | null): Promise<Finding> {
	const where = environment === null ? ['--local'] : ['--remote', '--env', environment];
	const { ok, stdout, stderr } = await runWrangler(['d1', 'migrations', 'list', 'DB', ...where]);
	if (ok) return judgeMigrations(stdout, environment);
	const signIn = 'Sign in with npx wrangler login, or set CLOUDFLARE_API_TOKEN.';
	return unknown(
		'database',
		`wrangler could not read the database: ${errorLine(stderr)}`,
		environment === null ? null : signIn
	);
}

/** Checks whether D1 keeps copies of a deployed database near its readers. */
export async function checkReplication(environment: string): Promise<Finding> {
	const command = ['d1', 'info', 'DB', '--json', '--env', environment];
	const { ok, stdout, stderr } = await runWrangler(command);
	if (ok) return judgeReplication(stdout, environment);
	return unknown(
		'replication',
		`wrangler could not describe the database: ${errorLine(stdout + stderr)}`,
		'Sign in with npx wrangler login, or set CLOUDFLARE_API_TOKEN.'
	);
}

/** @param info what `wrangler d1 info --json` printed */
export function judgeReplication(info: string, environment: string): Finding {
	const { read_replication: replication, running_in_region: region } = JSON.parse(info);
	if (replication?.mode === 'auto') {
		return pass('replication', `The database is in ${region}, with copies near its readers.`);
	}
	return fail(
		'replication',
		`The database is in ${region} only, so readers elsewhere wait for it.`,
		`Run npm run setup -- --for ${environment} --replicate, which keeps your settings.`
	);
}

export function judgeMigrations(output: string, environment: string | null): Finding {
	if (/No migrations to apply/i.test(output)) {
		return pass('database', 'The database is reachable and has every table.');
	}
	const missing = [...new Set(output.match(/\d{4}_\w+\.sql/g))].join(', ');
	return fail(
		'database',
		`Migrations are not applied: ${missing}. No account can be created.`,
		environment === null ? 'Run npm run migrate.' : `Run npm run deploy -- --env ${environment}.`
	);
}
