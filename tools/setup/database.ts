import { CliError } from '../cli-error.ts';
import { errorLine, runWrangler } from '../wrangler.ts';

/** Where the primary of a D1 database may be. It stays there: https://developers.cloudflare.com/d1/configuration/data-location/ */
export const locations: Readonly<Record<string, string>> = {
	weur: 'Western Europe',
	eeur: 'Eastern Europe',
	enam: 'Eastern North America',
	wnam: 'Western North America',
	apac: 'Asia-Pacific',
	oc: 'Oceania'
};

const list = Object.entries(locations).map(([code, name]) => `${code} (${name})`);

/** What to ask for the location of the primary. */
export const locationQuestion = `Where most people who change something are: ${list.join(', ')}`;
export const defaultLocation = 'weur';

/** What is wrong with the code of a location; null when nothing is. */
export const problemWithLocation = (code: string): string | null =>
	code in locations ? null : `Choose one of ${Object.keys(locations).join(', ')}.`;

/** @returns the new database's id; null for a dry run */
export async function createDatabase(
	target: string,
	location: string,
	isDryRun: boolean
): Promise<string | null> {
	const args = ['d1', 'create', `popmap-${target}`, '--location', location];
	console.log(`  ${isDryRun ? 'Would run' : 'Running'}: npx wrangler ${args.join(' ')}`);
	if (isDryRun) return null;
	const { ok, stdout, stderr } = await runWrangler(args);
	if (!ok) {
		throw new CliError(
			`The database was not created, and no file was changed: ${errorLine(stdout + stderr)}\nSign in with npx wrangler login; npx wrangler d1 list shows the databases.`
		);
	}
	const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(stdout) ?? [];
	if (!id) throw new CliError(`wrangler created a database but printed no id:\n${stdout}`);
	console.log(`  Created the database ${id}.`);
	return id;
}

const byHand =
	'Turn it on in the dashboard: Storage & databases, D1, the database, Settings, Read replication.';

/**
 * Lets D1 keep copies of a database near its readers. wrangler has no command for it.
 *
 * @throws {CliError} that says how to do it otherwise
 */
export async function replicateDatabase(id: string): Promise<void> {
	const base = process.env['CLOUDFLARE_API_BASE_URL'] ?? 'https://api.cloudflare.com/client/v4';
	const [account, authorization] = await Promise.all([findAccount(), findAuthorization()]);
	const response = await fetch(`${base}/accounts/${account}/d1/database/${id}`, {
		method: 'PUT',
		headers: { ...authorization, 'content-type': 'application/json' },
		body: JSON.stringify({ read_replication: { mode: 'auto' } }),
		signal: AbortSignal.timeout(30_000)
	}).catch((error: unknown) => error);
	if (response instanceof Response && response.ok) {
		return console.log('  D1 keeps copies of the database near its readers.');
	}
	const reason = response instanceof Response ? `status ${response.status}` : String(response);
	throw new CliError(`Replication was not turned on (${reason}). ${byHand}`);
}

async function findAccount(): Promise<string> {
	const given = process.env['CLOUDFLARE_ACCOUNT_ID'];
	if (given) return given;
	const { accounts = [] } = await askWrangler<{ accounts?: { id: string }[] }>(['whoami']);
	const [account, other] = accounts;
	if (account && !other) return account.id;
	throw new CliError(`Replication was not turned on: set CLOUDFLARE_ACCOUNT_ID first. ${byHand}`);
}

async function findAuthorization(): Promise<Record<string, string>> {
	const { token } = await askWrangler<{ token?: string }>(['auth', 'token']);
	if (token) return { authorization: `Bearer ${token}` };
	throw new CliError(`Replication was not turned on: wrangler has no API token. ${byHand}`);
}

async function askWrangler<T>(command: string[]): Promise<T> {
	const { ok, stdout, stderr } = await runWrangler([...command, '--json']);
	if (ok) return JSON.parse(stdout);
	const reason = errorLine(stdout + stderr);
	throw new CliError(`Replication was not turned on: ${reason}\nSign in with npx wrangler login.`);
}
