import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { problemsWith } from '../configure/answers.ts';
import { noDatabase } from '../configure/settings-files.ts';
import { Explained } from '../explained.js';

/** One deployed environment of wrangler.toml. */
export interface Environment {
	name: string;
	/** The Worker's name at Cloudflare. */
	worker: string;
	origin: string;
	/** What keeps it from being deployed, as sentences. */
	problems: readonly string[];
}

/** What of wrangler's own reading of the file is used here. */
const configuration = v.object({
	name: v.string(),
	vars: v.record(v.string(), v.unknown()),
	d1_databases: v.array(v.object({ database_id: v.optional(v.string(), noDatabase) }))
});

/** The environment whose site is at this address; null where wrangler.toml has none. */
export function environmentServing(origin: string, file = 'wrangler.toml'): string | null {
	const { definedEnvironments = [] } = unstable_readConfig({ config: file });
	const serves = (name: string) => readEnvironment(name, file).origin === origin;
	return definedEnvironments.find(serves) ?? null;
}

/** @throws {Explained} when wrangler.toml has no such environment */
export function readEnvironment(name: string, file = 'wrangler.toml'): Environment {
	const { definedEnvironments = [] } = unstable_readConfig({ config: file });
	if (!definedEnvironments.includes(name)) {
		const known = definedEnvironments.join(' and ');
		throw new Explained(`${file} has no environment ${name}. It has ${known}.`);
	}
	const config = unstable_readConfig({ config: file, env: name });
	const { name: worker, vars, d1_databases: databases } = v.parse(configuration, config);
	const isWithoutDatabase = databases.some(({ database_id: id }) => id === noDatabase);
	const cure = `npm run setup -- --for ${name} --create-database`;
	return {
		...{ name, worker, origin: String(vars['APP_ORIGIN'] ?? '') },
		problems: [
			...problemsWith(vars),
			...(isWithoutDatabase ? [`There is no database yet. Run ${cure}, or set database_id.`] : [])
		]
	};
}
