import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The local settings with a session key of their own.
 * @param {string} example the text of .dev.vars.example
 */
function withFreshKey(example) {
	const key = randomBytes(32).toString('base64url');
	return example.replace(/^SESSION_KEYS=.*$/m, `SESSION_KEYS=k1:${key}`);
}

/**
 * Writes .dev.vars when there is none. One that exists is somebody's and is left as it is.
 * @param {string} [file]
 * @returns {boolean} whether it was written
 */
export function writeDevVars(file = '.dev.vars') {
	try {
		const text = withFreshKey(readFileSync('.dev.vars.example', 'utf8'));
		writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}
