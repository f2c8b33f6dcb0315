import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Explained } from './explained.js';
import { runLogged } from './run-logged.js';
import { step } from './step.js';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by path, such as node_modules/hono
 */

/**
 * Whether everything that package-lock.json asks of this machine is in node_modules, by the record
 * that npm leaves there. Optional packages are left out: most are for other machines.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function isComplete(wanted, installed) {
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || optional || installed[path]?.version === version
	);
}

/** @param {string} file @returns {LockedPackages} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

const record = join('node_modules', '.package-lock.json');

/** The record alone is not enough: an installation that is broken off takes folders away and leaves it. */
function isInstalled() {
	if (!existsSync(record)) return false;
	const wanted = packagesOf('package-lock.json');
	return isComplete(wanted, packagesOf(record)) && isThere(wanted, existsSync);
}

/**
 * Whether every package has its folder.
 * @param {LockedPackages} wanted
 * @param {(file: string) => boolean} exists
 */
export function isThere(wanted, exists) {
	return Object.entries(wanted).every(
		([path, { optional }]) => path === '' || optional || exists(join(path, 'package.json'))
	);
}

/** npm as the script that `npm start` runs in, or else as the command on PATH. */
function npm() {
	const script = process.env.npm_execpath;
	if (script?.endsWith('.js')) return { command: process.execPath, args: [script], shell: false };
	return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Installs the packages of package-lock.json, unless they are there. */
export async function installPackages() {
	if (isInstalled()) return;
	// npm would believe it too.
	rmSync(record, { force: true });
	const { command, args, shell } = npm();
	// `npm ci` refuses a lock file written where a package for another system could not be had;
	// this installs the locked versions all the same, and writes no lock file of its own.
	const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev'];
	await step('Installing packages', () =>
		runLogged(command, [...args, ...flags], {
			log: join('.popmap', 'install.log'),
			failure: 'The packages could not be installed. Is the network there? Then run this again.',
			shell
		}).catch((error) => {
			if (error.code !== 'ENOENT') throw error;
			throw new Explained('npm is missing. Install Node 20 or newer, which brings npm with it.');
		})
	);
	if (isInstalled()) return;
	throw new Explained(
		'npm finished, but packages are missing. `npm install --no-save` shows what it leaves out.'
	);
}
