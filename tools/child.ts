import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from './run-logged.js';

/** How long a process may take to stop of itself, in milliseconds. */
const patience = 5_000;

/** A process that runs until it is stopped, together with everything that it starts. */
export interface Child {
	/** Settles when the process has ended, for whatever reason. */
	ended: Promise<unknown>;
	stop: () => Promise<void>;
}

const hasProcessGroups = process.platform !== 'win32';

/** Starts a Node program with all that it prints going to a log. */
export function startChild(args: readonly string[], log: string, env: NodeJS.ProcessEnv): Child {
	const output = openLog(log);
	const child = spawn(process.execPath, args, {
		env,
		stdio: ['ignore', output, output],
		// A process group of its own reaches the grandchildren, and keeps the terminal's Ctrl-C from
		// them: one place decides in which order things stop.
		detached: hasProcessGroups,
		windowsHide: true
	});
	closeSync(output);
	const ended = once(child, 'exit');

	const signal = (name: NodeJS.Signals) => {
		if (child.pid === undefined) return;
		try {
			if (hasProcessGroups) process.kill(-child.pid, name);
			else spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		} catch {
			// Nothing of the group is left.
		}
	};
	// Whatever ends this program, an error in it included, ends what it started.
	process.once('exit', () => signal('SIGKILL'));
	return {
		ended,
		stop: async () => {
			signal('SIGTERM');
			await Promise.race([ended, pause(patience, null, { ref: false })]);
			signal('SIGKILL');
		}
	};
}
