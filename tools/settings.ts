import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Config, readConfig, SettingsError } from '../worker/config.ts';
import { Explained } from './explained.js';

/** The ports that a local Popmap listens on. */
export interface LocalPorts {
	site: number;
	/** null when sign-in happens at a real user pool. */
	cognito: number | null;
}

/**
 * Reads and checks a settings file as the Worker will.
 *
 * @throws {Explained} with a sentence for each setting that is missing or malformed
 */
export function readSettings(file: string): Config {
	try {
		return readConfig(parseEnv(readFileSync(file, 'utf8')));
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		const problems = error.problems.map((problem) => `  - ${problem}`).join('\n');
		throw new Explained(
			`Popmap cannot start with the settings in ${file}:\n${problems}\n.dev.vars.example shows how each needed setting is written.`
		);
	}
}

/**
 * Which ports the settings ask for.
 *
 * @throws {Explained} when the site's address is not on this machine
 */
export function localPorts({ origin, cognito }: Config): LocalPorts {
	const site = new URL(origin);
	const domain = new URL(cognito.domain);
	if (site.hostname !== 'localhost' || !site.port) {
		throw new Explained(
			`APP_ORIGIN is ${origin}, but this serves the site on this machine.\nSet it to http://localhost:5173, which is also what the callback is registered for.`
		);
	}
	return {
		site: Number(site.port),
		cognito: domain.hostname === 'localhost' ? Number(domain.port || 80) : null
	};
}
