import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Config, readConfig, SettingsError } from '../worker/config.ts';
import { CliError } from './cli-error.ts';

/** The ports that a local Popmap listens on. */
interface LocalPorts {
	site: number;
	/** null when people sign in at a real user pool. */
	cognito: number | null;
}

/**
 * Reads and checks a settings file as the Worker does.
 *
 * @throws {CliError} when there is no such file; with a sentence for each setting that is missing or
 * malformed
 */
export function readSettings(file: string): Config {
	if (!existsSync(file)) {
		throw new CliError(`There is no file ${file}. “npm run migrate” writes .dev.vars.`);
	}
	try {
		return readConfig(parseEnv(readFileSync(file, 'utf8')));
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		const problems = error.problems.map((problem) => `  - ${problem}`).join('\n');
		throw new CliError(
			`Popmap cannot start with the settings in ${file}:\n${problems}\n.dev.vars.example shows the format of each required setting.`
		);
	}
}

/**
 * The ports that the settings name.
 *
 * @throws {CliError} when the site's address is not on this machine
 */
export function localPorts({ origin, cognito }: Config): LocalPorts {
	const site = new URL(origin);
	const domain = new URL(cognito.domain);
	if (site.hostname !== 'localhost' || !site.port) {
		throw new CliError(
			`APP_ORIGIN is ${origin}, but this command serves the site on this machine.\nSet it to http://localhost:5173, for which the callback URL is registered too.`
		);
	}
	return {
		site: Number(site.port),
		cognito: domain.hostname === 'localhost' ? Number(domain.port || 80) : null
	};
}
