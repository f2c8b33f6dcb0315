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

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command with all that it prints going to a log. Asked to stop, it waits until the command
 * has: npm puts back what it had begun, and what is started meanwhile would find half of it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, failure: string, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} options
 *   `failure` is the sentence to say when the command does not succeed.
 * @returns {Promise<void>}
 */
export async function runLogged(command, args, { log, failure, ...options }) {
	const output = openLog(log);
	const child = spawn(command, args, { ...options, stdio: ['ignore', output, output] });
	process.once('exit', () => child.kill());
	let isStopping = false;
	/** @param {NodeJS.Signals} signal */
	const stop = (signal) => {
		if (!isStopping) console.log('\n  Stopping …');
		isStopping = true;
		// Ctrl-C reaches it from the terminal, and twice would stop it in the middle of tidying up.
		if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
	};
	// A program that listens itself decides itself in which order things stop.
	const heard = process.listenerCount('SIGINT') === 0 ? signals : [];
	for (const signal of heard) process.on(signal, stop);
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	}).finally(() => {
		closeSync(output);
		for (const signal of heard) process.off(signal, stop);
	});
	if (isStopping) {
		console.log('  Stopped.');
		process.exit(130);
	}
	if (code === 0) return;
	throw new Explained(`${failure}\nThe last lines of ${log}:\n${lastLines(log)}`);
}
