import { join } from 'node:path';
import { findChromium, hasPlaywrightChromium } from './chromium.js';
import { Explained } from './explained.js';
import { node24 } from './node-24.js';
import { runLogged } from './run-logged.js';
import { step } from './step.js';

/** One for each way: the second must not empty what tells why the first did not work. */
const logs = {
	debian: join('.popmap', 'chromium-from-debian.log'),
	playwright: join('.popmap', 'chromium-from-playwright.log')
};

/** Debian's own package, where this process may install it. */
async function fromDebian() {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	// Two commands, one log: the shell ends at the first that fails.
	const install = 'apt-get install -y -q --no-install-recommends chromium-headless-shell';
	const failure = 'apt-get could not install Chromium.';
	await runLogged('sh', ['-ec', `apt-get update -q; ${install}`], {
		log: logs.debian,
		env,
		failure
	});
}

const fromPlaywright = () =>
	runLogged(
		node24(),
		[join('node_modules', '@playwright', 'test', 'cli.js'), 'install', '--only-shell', 'chromium'],
		{ log: logs.playwright, failure: 'Playwright could not download Chromium.' }
	);

/**
 * Sees to it that there is a browser to test in.
 * @throws {Explained} when none can be had
 */
export async function installChromium() {
	if (findChromium() || hasPlaywrightChromium()) return;
	const isRoot = process.getuid?.() === 0;
	const ways =
		isRoot && process.platform === 'linux' ? [fromDebian, fromPlaywright] : [fromPlaywright];
	const failures = [];
	for (const way of ways) {
		const failure = await step('Installing Chromium for the browser tests', way).then(
			() => 'An installation ended well and left no browser that runs.',
			messageOf
		);
		if (findChromium() || hasPlaywrightChromium()) return;
		failures.push(failure);
	}
	throw new Explained(
		`The browser tests need Chromium, and it could not be installed.\n${failures.join('\n')}\nInstall Chromium, Chrome or Edge, or set CHROMIUM_PATH to where one is. Without a browser, \`npx node tools/test.ts worker cognito web tools integration\` runs the rest.`
	);
}

/** @param {unknown} error @returns {string} */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
