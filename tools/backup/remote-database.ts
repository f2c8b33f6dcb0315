import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import * as v from 'valibot';
import { getPlatformProxy, unstable_readConfig } from 'wrangler';
import { CliError } from '../cli-error.ts';
import { readEnvironment } from '../deploy/environment.ts';

const configuration = v.object({
	name: v.string(),
	compatibility_date: v.string(),
	account_id: v.optional(v.string()),
	d1_databases: v.array(
		v.object({ binding: v.string(), database_name: v.string(), database_id: v.string() })
	)
});

/** A configuration with nothing but the database of an environment, which wrangler connects to. */
function remoteConfig(environment: string) {
	readEnvironment(environment);
	const read = unstable_readConfig({ config: 'wrangler.toml', env: environment });
	const config = v.parse(configuration, read);
	const database = config.d1_databases.find(({ binding }) => binding === 'DB');
	if (!database) throw new CliError(`wrangler.toml binds no database DB in ${environment}.`);
	return {
		name: config.name,
		compatibility_date: config.compatibility_date,
		account_id: config.account_id,
		d1_databases: [{ ...database, remote: true }]
	};
}

/** Opens the database of an environment, until `use` has settled. */
export async function withRemoteDatabase<T>(
	environment: string,
	use: (database: D1Database) => Promise<T>
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-database-'));
	const configPath = join(folder, 'wrangler.json');
	try {
		writeFileSync(configPath, JSON.stringify(remoteConfig(environment)));
		const proxy = await connect(configPath);
		try {
			return await use(proxy.env.DB);
		} finally {
			await proxy.dispose();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function connect(configPath: string) {
	try {
		return await getPlatformProxy<{ DB: D1Database }>({
			configPath,
			persist: false,
			envFiles: ['.no-settings']
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CliError(
			`The database could not be reached: ${reason.split('\n')[0]}\nnpx wrangler login signs you in.`
		);
	}
}
