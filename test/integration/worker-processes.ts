import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorker } from '../../tools/built-worker.ts';
import { freePorts } from './ports.ts';
import { openSite } from './site.ts';
import type { Command, Role } from './worker-process.ts';

interface Options {
	/** The names of the processes. */
	names: readonly string[];
	/** How many sites; one by default. */
	sites?: number;
	/** Settings that differ from tools/test-settings.ts. */
	settings?: Record<string, string>;
	/** Adds `x-round-trips`, the number of D1 round trips, to every response. */
	countsRoundTrips?: boolean;
}

/** Starts processes that run the built Worker over one database. */
export async function startProcesses(options: Options) {
	const { names, sites: count = 1, settings, countsRoundTrips = false } = options;
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
		const role = { name, folder, bundle, workers, first: children.size === 0, countsRoundTrips };
		children.set(name, await startProcess(role));
	}
	const [first] = children.values();
	const [site] = sites;
	if (!first || !site) throw new RangeError('A process and a site are needed');
	let previous: Promise<unknown> = Promise.resolve();
	/** Sends one command at a time, because replies do not name their command. */
	const run = (command: Command) => {
		const response = previous.then(async () => {
			first.send(command);
			return (await once(first, 'message'))[0];
		});
		previous = response.catch(() => undefined);
		return response;
	};
	return {
		/** Independent sites: each has a Worker in every process, and a Cognito of its own. */
		sites,
		/** The first of them. */
		site,
		/** Runs a statement on the database. */
		query: (statement: string): Promise<Record<string, unknown>[]> =>
			run({ kind: 'query', statement }),
		/** Runs the scheduled job of the first Worker. */
		runScheduled: (): Promise<{ outcome: string }> => run({ kind: 'run-scheduled' }),
		/** Kills a process without warning. The first holds the database. */
		kill: (name: string) => kill(children.get(name)),
		async [Symbol.asyncDispose]() {
			for (const child of children.values()) kill(child);
			await Promise.all(sites.map(({ stopCognito }) => stopCognito()));
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

export type Processes = Awaited<ReturnType<typeof startProcesses>>;

/** Kills the whole process group: the runtime is a child of the process. */
function kill(child: ChildProcess | undefined): void {
	try {
		if (child?.pid) process.kill(-child.pid, 'SIGKILL');
	} catch {
		// It has already ended.
	}
}

async function startProcess(role: Role): Promise<ChildProcess> {
	const script = join(import.meta.dirname, 'worker-process.ts');
	const child = fork(script, [JSON.stringify(role)], {
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const died = once(child, 'exit').then(([code]) => {
		throw new Error(`The process “${role.name}” exited with ${code} before it was ready.`);
	});
	await Promise.race([once(child, 'message'), died]);
	died.catch(() => undefined);
	child.channel?.unref();
	child.unref();
	return child;
}
