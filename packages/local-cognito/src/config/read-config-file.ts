import { readFile } from 'node:fs/promises';
import type { Overrides } from './command-line.ts';
import { ConfigError, parseConfig, type Config } from './config.ts';

/**
 * Reads a configuration file, which is JSON, with the overrides of the command line.
 *
 * @throws {ConfigError} when the file cannot be read, is not JSON or contains an invalid
 * configuration
 */
export async function readConfigFile(path: string, overrides?: Overrides): Promise<Config> {
	try {
		return parseWith(JSON.parse(await readFile(path, 'utf8')), overrides);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new ConfigError(`${path}: ${reason}`, { cause: error });
	}
}

/** A configuration with the overrides of the command line. @throws {ConfigError} */
export function parseWith(json: unknown, overrides: Overrides = { server: {} }): Config {
	if (!isObject(json)) return parseConfig(json);
	const { server = {}, ...rest } = json;
	const merged = isObject(server) ? { ...server, ...overrides.server } : server;
	const issuer = overrides.issuer === undefined ? {} : { issuer: overrides.issuer };
	return parseConfig({ ...rest, ...issuer, server: merged });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
