import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The build without windows comes first: it opens a page in half the time. */
const names = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable'
];

/**
 * Debian's transitional packages and snap stubs only print how to install a browser.
 * @param {string} file
 */
function printsVersion(file) {
	try {
		const output = execFileSync(file, ['--version'], { timeout: 30_000, stdio: 'pipe' });
		return /\d+\.\d+/.test(output.toString());
	} catch {
		return false;
	}
}

/**
 * The browser to test with: CHROMIUM_PATH, or else one on PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} its path; null where Playwright is to use the browser that it downloaded
 */
export function findChromium(env = process.env) {
	if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
	const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
	const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return files.find((file) => existsSync(file) && printsVersion(file)) ?? null;
}
