import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { CliError } from './cli-error.ts';

/** How long a process may take to stop before it is killed, in milliseconds. */
const stopTimeout = 5_000;

/** A process, together with everything that it starts. */
export interface Child {
	/** Settles with the exit code when the process has ended; null after a signal. */
	ended: Promise<number | null>;
	stop: () => Promise<void>;
}

const hasProcessGroups = process.platform !== 'win32';

/** Starts a Node program whose output goes to a log file, which is emptied first. */
export function startChild(args: readonly string[], log: string, env: NodeJS.ProcessEnv): Child {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'w');
	const child = spawn(process.execPath, args, {
		env,
		stdio: ['ignore', output, output],
		// Its own process group keeps the terminal's Ctrl-C from it: we decide in which order things stop.
		detached: hasProcessGroups,
		windowsHide: true
	});
	closeSync(output);
	const ended = once(child, 'exit').then(([code]) => code);
	const signal = (name: NodeJS.Signals) => {
		if (child.pid === undefined) return;
		try {
			if (hasProcessGroups) process.kill(-child.pid, name);
			else spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		} catch {
			// The whole group has ended already.
		}
	};
	process.once('exit', () => signal('SIGKILL'));
	return {
		ended,
		stop: async () => {
			signal('SIGTERM');
			await Promise.race([ended, sleep(stopTimeout, null, { ref: false })]);
			signal('SIGKILL');
		}
	};
}

/**
 * Runs a Node program to its end, with its output in a log file.
 *
 * @param failure the sentence that reports a failure
 * @throws {CliError} with that sentence and the end of the log
 */
export async function runLogged(
	args: readonly string[],
	log: string,
	env: NodeJS.ProcessEnv,
	failure: string
): Promise<void> {
	if ((await startChild(args, log, env).ended) === 0) return;
	throw new CliError(`${failure}\nThe last lines of ${log}:\n${lastLines(log)}`);
}

/** The last lines of a log, indented, without blank lines and colours. */
export function lastLines(log: string, count = 12): string {
	const lines = stripVTControlCharacters(readFileSync(log, 'utf8')).split('\n');
	const filled = lines.filter((line) => line.trim()).slice(-count);
	return filled.map((line) => `    ${line}`).join('\n');
}
