import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

// First the one without windows, which Playwright's own is too: a page takes it half the time.
const names = [
	'chromium-headless-shell',
	...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge']
];

/** Where installers put a browser that is not on PATH. */
const appPaths = {
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
	],
	win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
		const folder = process.env[variable];
		if (!folder) return [];
		return [
			join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
			join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')
		];
	})
};

/** @param {string} file */
function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * Debian's transitional packages and snap stubs are programs that only print how to install a
 * browser, so it is asked for its version before it is believed.
 * @param {string} file
 */
function answers(file) {
	try {
		return /\d+\.\d+/.test(
			execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' })
		);
	} catch {
		return false;
	}
}

/**
 * The browser to test in: CHROMIUM_PATH, or else an installed one. Null lets Playwright use the one
 * that it downloaded.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string | null} a path
 */
export function findChromium(env = process.env, platform = process.platform) {
	if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
	if (platform === 'win32' || platform === 'darwin') {
		return appPaths[platform].find(isProgram) ?? null;
	}
	const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
	const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return candidates.find((file) => isProgram(file) && answers(file)) ?? null;
}

/** Whether Playwright has downloaded a Chromium of its own. */
export function hasPlaywrightChromium() {
	const cache = {
		darwin: join(homedir(), 'Library', 'Caches'),
		win32: process.env.LOCALAPPDATA ?? homedir()
	};
	const folder =
		process.env.PLAYWRIGHT_BROWSERS_PATH ??
		join(Reflect.get(cache, process.platform) ?? join(homedir(), '.cache'), 'ms-playwright');
	return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('chromium'));
}
