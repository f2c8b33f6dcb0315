/**
 * Runs Workers in a process that shares a database with other processes, as data centres do. Started
 * by worker-processes.ts with its role as the first argument, in JSON.
 */
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../../tools/apply-migrations.ts';
import { withLocalDatabase } from '../../tools/local-database.ts';
import { withBindings } from '../../tools/with-bindings.ts';

export interface Role {
	name: string;
	/** The folder that the processes share. */
	folder: string;
	bundle: string;
	/** The Worker of each site. */
	workers: { port: number; settings: Record<string, string> }[];
	/** The first process holds the database and applies the migrations. */
	first: boolean;
	/** Whether responses have `x-round-trips`: see round-trip-counter.js. */
	countsRoundTrips: boolean;
}

/** A message to the process, which replies with one message. */
export type Command = { kind: 'query'; statement: string } | { kind: 'run-scheduled' };

const role: Role = JSON.parse(process.argv[2] ?? '');
const bundle = readFileSync(role.bundle, 'utf8');
const counter = readFileSync(join(import.meta.dirname, 'round-trip-counter.js'), 'utf8');
const module = (path: string, contents: string) => ({ type: 'ESModule' as const, path, contents });
const counting = [module('round-trip-counter.js', counter), module('worker.js', bundle)];
const workers = await Promise.all(
	role.workers.map(async ({ port, settings }) => {
		const worker = await withBindings(`popmap-${port}`, bundle, settings, {
			unsafeDirectSockets: [{ host: '127.0.0.1', port }]
		});
		return role.countsRoundTrips ? { ...worker, modules: counting } : worker;
	})
);
const shared = join(role.folder, 'shared');
if (role.first) await withLocalDatabase(applyMigrations, shared);
const runtime = new Miniflare({
	...convertV4MiniflareOptions({ workers }),
	resourcePersistencePath: join(shared, 'v3'),
	isolatedResourcePersistencePath: join(role.folder, role.name),
	unsafeDevRegistryPath: join(role.folder, 'registry'),
	enableDevRegistry: true,
	unsafeEnableSharedStorage: true,
	// Otherwise Miniflare asks Cloudflare for the location of this machine.
	cf: false
});
await runtime.ready;
const database = await runtime.getD1Database('DB');
async function run(command: Command): Promise<unknown> {
	if (command.kind === 'query') {
		return (await database.prepare(command.statement).all()).results;
	}
	const worker = await runtime.getWorker(workers[0]?.name);
	return worker.scheduled();
}
process.on('message', async (command: Command) => process.send?.(await run(command)));
process.send?.('ready');
