import { readFile } from 'node:fs/promises';
import { ConfigError, parseConfig, type Config } from './config.ts';

/**
 * Reads a configuration file, which is JSON.
 *
 * @throws {ConfigError} when the file cannot be read, is not JSON or contains an invalid
 * configuration
 */
export async function readConfigFile(path: string): Promise<Config> {
	try {
		return parseConfig(JSON.parse(await readFile(path, 'utf8')));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new ConfigError(`${path}: ${reason}`, { cause: error });
	}
}
