import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../tools/built-worker.ts';
import { freePorts } from './ports.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';
import type { Order, Role } from './worker-process.ts';

/** Worker processes over one database. */
export interface Processes extends AsyncDisposable {
	/** Each with a Worker in every process and a Cognito of its own: what one is put through, no other notices. */
	sites: Site[];
	/** Asks the database itself. */
	query: (statement: string) => Promise<Record<string, unknown>[]>;
	/** Runs the first Worker's scheduled job, as Cloudflare would by its cron. */
	runScheduled: () => Promise<{ outcome: string }>;
	/** Ends a process at once, as a machine that loses power does. The first takes the database along. */
	kill: (name: string) => void;
}

interface Options {
	/** What the processes are called. */
	names: readonly string[];
	sites?: number;
	/** Settings that differ from the usual ones. */
	settings?: Record<string, string>;
	/** Whether every answer says in `x-round-trips` how often the database was asked for it. */
	counts?: boolean;
}

export async function startProcesses(options: Options) {
	const { names, sites: count = 1, settings, counts = false } = options;
	const folder = mkdtempSync(join(tmpdir(), 'popmap-processes-'));
	const bundle = join(folder, 'worker.js');
	writeFileSync(bundle, await bundleWorker());
	const ports = await freePorts(count * (names.length + 1));
	const sites = await Promise.all(
		Array.from({ length: count }, () =>
			openSite(
				ports.shift() ?? 0,
				Object.fromEntries(names.map((name) => [name, ports.shift() ?? 0])),
				settings
			)
		)
	);
	const children = new Map<string, ChildProcess>();
	for (const name of names) {
		const workers = sites.map((site) => ({ port: site.ports[name] ?? 0, settings: site.settings }));
		const role = { name, folder, bundle, workers, first: children.size === 0, counts };
		children.set(name, await startProcess(role));
	}
	const [first] = children.values();
	let answered: Promise<unknown> = Promise.resolve();
	/** One order at a time: answers do not say what they answer. */
	function ask(order: Order) {
		const answer = answered.then(async () => {
			if (!first) throw new RangeError('There is no process to ask');
			first.send(order);
			return (await once(first, 'message'))[0];
		});
		answered = answer.catch(() => undefined);
		return answer;
	}
	const processes: Processes = {
		sites,
		query: (statement) => ask({ kind: 'query', statement }),
		runScheduled: () => ask({ kind: 'run-scheduled' }),
		kill: (name) => kill(children.get(name)),
		async [Symbol.asyncDispose]() {
			for (const child of children.values()) kill(child);
			await Promise.all(sites.map(({ takeCognitoDown }) => takeCognitoDown()));
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
	return processes;
}

/** The whole group: the runtime is a child of the process that was started. */
function kill(child: ChildProcess | undefined): void {
	try {
		if (child?.pid) process.kill(-child.pid, 'SIGKILL');
	} catch {
		// Gone already.
	}
}

async function startProcess(role: Role): Promise<ChildProcess> {
	const script = join(import.meta.dirname, 'worker-process.ts');
	const child = fork(script, [JSON.stringify(role)], {
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const died = once(child, 'exit').then(([code]) => {
		throw new Error(`The process “${role.name}” ended with ${code} before it was ready.`);
	});
	await Promise.race([once(child, 'message'), died]);
	died.catch(() => undefined);
	child.channel?.unref();
	child.unref();
	return child;
}
