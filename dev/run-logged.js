import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Explained } from './explained.js';

/**
 * The end of a log, for showing beside the sentence that says what failed.
 * @param {string} log
 * @param {number} lines
 */
export function lastLines(log, lines = 12) {
	const text = stripVTControlCharacters(readFileSync(log, 'utf8'));
	return text
		.split('\n')
		.filter((line) => line.trim())
		.slice(-lines)
		.map((line) => `    ${line}`)
		.join('\n');
}

/**
 * Opens a log file for a tool's noise, emptied of what an earlier run left in it.
 * @param {string} log
 */
export function openLog(log) {
	mkdirSync(dirname(log), { recursive: true });
	return openSync(log, 'w');
}

/**
 * Runs a command with all that it prints going to a log.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, failure: string, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} options
 *   `failure` is the sentence to say when the command does not succeed.
 * @returns {Promise<void>}
 */
export async function runLogged(command, args, { log, failure, ...options }) {
	const output = openLog(log);
	const code = await new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', output, output] });
		process.once('exit', () => child.kill());
		child.once('error', reject);
		child.once('exit', resolve);
	}).finally(() => closeSync(output));
	if (code === 0) return;
	throw new Explained(`${failure}\nThe last lines of ${log}:\n${lastLines(log)}`);
}
