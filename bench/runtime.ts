import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { MiniflareOptions } from 'miniflare';
import { rolldown } from 'rolldown';
import { withBindings } from '../tools/with-bindings.ts';

/** The code of a Worker, its settings and its port. */
type RunningWorker = [name: string, code: string, settings: Record<string, string>, port: number];

/** Starts a workerd, whose CPU time and memory can be read. Disposing `running` stops it. */
export async function startWorkerd(running: AsyncDisposableStack, options: MiniflareOptions) {
	const others = new Set(workerdProcesses().map(({ id }) => id));
	const miniflare = new Miniflare(options);
	running.defer(() => miniflare.dispose());
	await miniflare.ready;
	const id = workerdProcesses().find((process) => !others.has(process.id))?.id;
	return {
		miniflare,
		/** The CPU time of its threads so far, in milliseconds; NaN where the system has no /proc. */
		cpuTime: () => cpuTimeOf(`/proc/${id}/task`),
		/** In MiB. */
		residentMemory: () =>
			Math.round((workerdProcesses().find((process) => process.id === id)?.kilobytes ?? NaN) / 1024)
	};
}

/** Starts Workers in a workerd of their own, over the databases in a folder. */
export async function startRuntime(
	running: AsyncDisposableStack,
	workers: RunningWorker[],
	resourcePersistencePath: string
) {
	// Without `cf`, miniflare asks Cloudflare where this machine is. Its entry worker, which direct
	// sockets avoid, would add 0.2 ms to each request.
	const options = workers.map(([name, code, settings, port]) =>
		withBindings(name, code, settings, { unsafeDirectSockets: [{ host: '127.0.0.1', port }] })
	);
	return startWorkerd(running, {
		...convertV4MiniflareOptions({ cf: false, workers: await Promise.all(options) }),
		resourcePersistencePath
	});
}

/** The Worker that answers constants. */
export async function baselineCode(): Promise<string> {
	const build = await rolldown({ input: 'bench/baseline-worker.js' });
	const { output } = await build.generate({ format: 'esm', minify: true });
	return output[0].code;
}

/** The workerds that this process started. */
function workerdProcesses() {
	const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm=']).toString().split('\n');
	return lines.flatMap((line) => {
		const [id, parent, kilobytes, name] = line.trim().split(/\s+/);
		const isOurs = Number(parent) === process.pid && name?.includes('workerd');
		return isOurs ? [{ id, kilobytes: Number(kilobytes) }] : [];
	});
}

/** The first figure is nanoseconds on a CPU: https://docs.kernel.org/scheduler/sched-stats.html */
function cpuTimeOf(threads: string): number {
	if (!existsSync(threads)) return NaN;
	const times = readdirSync(threads).map((thread) =>
		parseInt(readFileSync(`${threads}/${thread}/schedstat`, 'utf8'))
	);
	return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
