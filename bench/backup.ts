/**
 * `npm run bench:backup`: how long `npm run backup` and `npm run restore` take with generated data,
 * and how much memory. Fails where they exceed their bounds. Linux only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations } from '../tools/apply-migrations.ts';
import { localState, withLocalDatabase } from '../tools/local-database.ts';
import { projectFolder, type ProjectFolder } from '../tools/testing/project-folder.ts';
import { quietEnvironment } from '../tools/wrangler.ts';
import { fillTables } from '../worker/testing/fill-database.ts';

const { values } = parseArgs({
	options: {
		description: { type: 'string', default: '300' },
		events: { type: 'string', default: '20000' }
	}
});
const events = Number(values.events);
const descriptionLength = Number(values.description);
const now = Date.UTC(2027, 2, 1, 9);

/** Minutes for a million events, and megabytes of the process for any number. */
const bounds = { backup: 10, restore: 30 };
const maxMemory = 400;
const million = 1_000_000;

/** As `npm run` does, with what keeps the memory small. */
const { scripts }: { scripts: Record<keyof typeof bounds, string> } = JSON.parse(
	readFileSync('package.json', 'utf8')
);

/** The most memory that a process has used, in megabytes: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakMemory(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function measure(name: keyof typeof bounds, folder: ProjectFolder, file: string) {
	const start = performance.now();
	let memory = 0;
	const [, ...options] = scripts[name].split(' ');
	const script = resolve(options.pop() ?? '');
	const child = spawn(process.execPath, [...options, script, file], {
		cwd: folder.path(),
		env: quietEnvironment(),
		stdio: ['ignore', 'pipe', 'inherit']
	});
	child.stdout.on('data', (line) => process.stdout.write(String(line)));
	const polling = setInterval(() => {
		if (child.pid !== undefined && child.exitCode === null) {
			memory = Math.max(memory, peakMemory(child.pid));
		}
	}, 200);
	const [code] = await once(child, 'close');
	clearInterval(polling);
	const minutes = (performance.now() - start) / 60_000;
	const bound = bounds[name] * Math.min(1, Math.max(0.1, events / million));
	console.log(`${name}: ${minutes.toFixed(1)} min, ${memory.toFixed(0)} MB`);
	if (code === 0 && minutes <= bound && memory <= maxMemory) return;
	console.log(`FAILED: at most ${bound} min and ${maxMemory} MB`);
	process.exitCode = 1;
}

using source = projectFolder();
using target = projectFolder();
const fill = async () =>
	withLocalDatabase(async (database) => {
		await applyMigrations(database);
		const amounts = { events, businesses: events / 10, participationsPerEvent: 1 };
		await fillTables(database, { ...amounts, descriptionLength }, now);
	}, source.path(localState));
await fill();
console.log(`${events} events, descriptions of ${descriptionLength} characters`);
const file = source.path('popmap.backup');
await measure('backup', source, file);
console.log(`file: ${(statSync(file).size / 1e6).toFixed(0)} MB`);
await measure('restore', target, file);
