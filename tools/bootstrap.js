/**
 * Makes a bare clone ready for `npm start` and `npm test`: installs the locked packages, which bring
 * Node 24 along, and for tests a Chromium. It runs before anything is installed, so it is plain
 * JavaScript for Node 20 and uses only Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium } from './find-chromium.js';

const oldestNode = 20;
const isWindows = process.platform === 'win32';

/** @param {string} message @returns {never} */
function fail(message) {
	console.error(`\n${message}\n`);
	process.exit(1);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {boolean} [shell]
 * @returns {boolean} whether the command succeeded
 */
function run(command, args, shell = false) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const { status, signal } = spawnSync(command, args, { stdio: 'inherit', env, shell });
	if (signal === 'SIGINT' || status === 130) process.exit(130);
	return status === 0;
}

function checkMachine() {
	if (Number.parseInt(process.versions.node) < oldestNode) {
		fail(
			`Popmap needs Node ${oldestNode} or newer; this is ${process.versions.node}. Get one from https://nodejs.org.`
		);
	}
	try {
		accessSync('.', constants.W_OK);
	} catch {
		fail(
			`Popmap cannot write to ${process.cwd()}, where it keeps packages, settings and the local database.\nMake the folder writable, or copy it to one that is.`
		);
	}
}

/** npm writes this file last, so an interrupted installation does not look complete. */
function isInstalled() {
	const record = 'node_modules/.package-lock.json';
	return existsSync(record) && statSync(record).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

function installPackages() {
	if (isInstalled()) return;
	// Windows does not delete a program that runs.
	if (isWindows && process.execPath.startsWith(resolve('node_modules'))) {
		fail('package-lock.json has changed. Run `npm ci`, then run this again.');
	}
	console.log('  Installing packages …');
	const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const script = process.env.npm_execpath;
	const isDone = script?.endsWith('.js')
		? run(process.execPath, [script, ...flags])
		: run('npm', flags, isWindows);
	if (!isDone) {
		fail(
			'The packages could not be installed; npm says why above. Check your network connection, then run this again.'
		);
	}
}

function installChromium() {
	if (findChromium()) return;
	console.log('  Installing Chromium for the browser tests …');
	if (process.platform === 'linux' && process.getuid?.() === 0) {
		const packages = ['--no-install-recommends', 'chromium-headless-shell'];
		run('apt-get', ['update', '-qq']);
		run('apt-get', ['install', '-y', '-qq', ...packages]);
		if (findChromium()) return;
	}
	const playwright = 'node_modules/@playwright/test/cli.js';
	if (run(process.execPath, [playwright, 'install', '--only-shell', 'chromium'])) return;
	fail(
		'The browser tests need Chromium, and it could not be installed.\nInstall Chromium, Chrome or Edge, or set CHROMIUM_PATH to its path. `npm run test:unit` runs the tests that need no browser.'
	);
}

checkMachine();
installPackages();
if (process.argv[2] === 'test') installChromium();
