import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { rolldown } from 'rolldown';
import { withBindings } from '../tools/with-bindings.ts';

/** The code of a Worker, its settings, and a port of its own. */
type RunningWorker = [name: string, code: string, settings: Record<string, string>, port: number];

/** Starts Workers in a workerd of their own. It goes with `running`. */
export async function startRuntime(running: AsyncDisposableStack, workers: RunningWorker[]) {
	const others = new Set(workerdProcesses().map(({ id }) => id));
	// Without `cf`, miniflare asks Cloudflare where this machine is. Its entry worker, which direct
	// sockets avoid, would add 0.2 ms to each request.
	const options = workers.map(([name, code, settings, port]) =>
		withBindings(name, code, settings, { unsafeDirectSockets: [{ host: '127.0.0.1', port }] })
	);
	const miniflare = new Miniflare(
		convertV4MiniflareOptions({ cf: false, workers: await Promise.all(options) })
	);
	running.defer(() => miniflare.dispose());
	await miniflare.ready;
	const id = workerdProcesses().find((process) => !others.has(process.id))?.id;
	return {
		miniflare,
		/** The CPU time used so far, in milliseconds; NaN where the system has no /proc. */
		cpuTime: () => cpuTimeOf(`/proc/${id}/stat`),
		/** In MiB. */
		residentMemory: () =>
			Math.round((workerdProcesses().find((process) => process.id === id)?.kilobytes ?? NaN) / 1024)
	};
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

/** Its clock ticks a hundred times a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const millisecondsPerTick = 10;

function cpuTimeOf(file: string): number {
	if (!existsSync(file)) return NaN;
	const [, fields = ''] = readFileSync(file, 'utf8').split(') ');
	const [user, system] = fields.split(' ').slice(11);
	return (Number(user) + Number(system)) * millisecondsPerTick;
}
