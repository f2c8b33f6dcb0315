import * as v from 'valibot';
import { unstable_readConfig } from 'wrangler';
import { readSender, type Sender } from '../../worker/config.ts';
import { CliError } from '../cli-error.ts';
import { operatorSettings } from '../operator-settings.ts';
import { problemsWith } from '../setup/answers.ts';
import { noDatabase } from '../setup/settings-files.ts';

/** One deployed environment of wrangler.toml. */
export interface Environment {
	name: string;
	/** The Worker's name at Cloudflare. */
	worker: string;
	origin: string;
	/** Why it cannot be deployed, as sentences. */
	problems: readonly string[];
	/** What it lacks although it can be deployed, as sentences. */
	warnings: readonly string[];
}

/** The part of wrangler's parsed configuration that is used here. */
const configuration = v.object({
	name: v.string(),
	vars: v.record(v.string(), v.unknown()),
	d1_databases: v.array(v.object({ database_id: v.optional(v.string(), noDatabase) }))
});

/** The environment whose site has this origin; null when wrangler.toml has none. */
export function environmentServing(origin: string, file = 'wrangler.toml'): string | null {
	const { definedEnvironments = [] } = unstable_readConfig({ config: file });
	const serves = (name: string) => readEnvironment(name, file).origin === origin;
	return definedEnvironments.find(serves) ?? null;
}

/** @throws {CliError} when wrangler.toml has no such environment */
export function readEnvironment(name: string, file = 'wrangler.toml'): Environment {
	const { definedEnvironments = [] } = unstable_readConfig({ config: file });
	if (!definedEnvironments.includes(name)) {
		const known = definedEnvironments.join(' and ');
		throw new CliError(`${file} has no environment ${name}. It has ${known}.`);
	}
	const config = v.parse(configuration, unstable_readConfig({ config: file, env: name }));
	const problems = [...problemsWith(config.vars)];
	if (config.d1_databases.some(({ database_id: id }) => id === noDatabase)) {
		const setup = `npm run setup -- --for ${name} --create-database`;
		problems.push(`There is no database yet. Run ${setup}, or set database_id.`);
	}
	const { vars } = config;
	const origin = String(vars['APP_ORIGIN'] ?? '');
	return { name, worker: config.name, origin, problems, warnings: warningsAbout(vars) };
}

/** The settings of an environment. */
export const varsOfEnvironment = (name: string, file = 'wrangler.toml') =>
	v.parse(configuration, unstable_readConfig({ config: file, env: name })).vars;

/** Who sends the mail of an environment; null when nobody does. */
export function senderOf(name: string, file = 'wrangler.toml'): Sender | null {
	return readSender(String(varsOfEnvironment(name, file)['MAIL_FROM'] ?? ''));
}

/** Without these settings the site works, but its legal pages are not what a public site needs. */
function warningsAbout(vars: Record<string, unknown>): string[] {
	const needed = {
		...operatorSettings,
		MAIL_FROM: 'nobody is told by e-mail when somebody else signs in to their account'
	};
	return Object.entries(needed)
		.filter(([name]) => !vars[name])
		.map(([name, consequence]) => `${name} is not set in wrangler.toml: ${consequence}.`);
}
