import { join } from 'node:path';
import { findChromium, hasPlaywrightChromium } from './chromium.js';
import { Explained } from './explained.js';
import { node24 } from './node-24.js';
import { runLogged } from './run-logged.js';
import { step } from './step.js';

const log = join('.popmap', 'chromium.log');

/** Debian's own package, where this process may install it. */
async function fromDebian() {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = { log, env, failure: 'apt-get could not install Chromium.' };
	await runLogged('apt-get', ['update', '-q'], options);
	await runLogged(
		'apt-get',
		['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'],
		options
	);
}

const fromPlaywright = () =>
	runLogged(
		node24(),
		[join('node_modules', '@playwright', 'test', 'cli.js'), 'install', '--only-shell', 'chromium'],
		{ log, failure: 'Playwright could not download Chromium.' }
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
	for (const way of ways) {
		const done = await step('Installing Chromium for the browser tests', way).then(
			() => true,
			() => false
		);
		if (done && (findChromium() || hasPlaywrightChromium())) return;
	}
	throw new Explained(
		`The browser tests need Chromium, and it could not be installed (see ${log}).\nInstall Chromium, Chrome or Edge, or set CHROMIUM_PATH to where one is. Without a browser, \`npm test -- worker cognito dev\` runs the rest.`
	);
}
