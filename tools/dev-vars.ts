import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes the settings of a local Popmap with a new session key, unless the file exists.
 *
 * @returns whether it was written
 */
export function writeDevVars(file = '.dev.vars'): boolean {
	if (existsSync(file)) return false;
	const key = randomBytes(32).toString('base64url');
	const example = readFileSync('.dev.vars.example', 'utf8');
	const text = example.replace(/^SESSION_KEYS=.*$/m, `SESSION_KEYS=k1:${key}`);
	try {
		writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}
