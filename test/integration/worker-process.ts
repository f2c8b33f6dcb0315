/**
 * Workers in a process of their own, on one database with other processes: what another data centre
 * is to this one. Started by worker-processes.ts, told what to be in its first argument.
 */
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../../tools/apply-migrations.ts';
import { withBindings } from '../../tools/with-bindings.ts';

export interface Role {
	name: string;
	/** The folder that all of them share. */
	folder: string;
	bundle: string;
	/** The Worker of each site. */
	workers: { port: number; settings: Record<string, string> }[];
	/** The first to start keeps the database, and makes its tables. */
	first: boolean;
	/** Whether answers say how often the database was asked: see counting-worker.js. */
	counts: boolean;
}

/** What the process is asked to do once it is ready; it answers with one message. */
export type Order = { kind: 'query'; statement: string } | { kind: 'run-scheduled' };

const role: Role = JSON.parse(process.argv[2] ?? '');
const bundle = readFileSync(role.bundle, 'utf8');
const counter = readFileSync(join(import.meta.dirname, 'counting-worker.js'), 'utf8');
const module = (path: string, contents: string) => ({ type: 'ESModule' as const, path, contents });
const counting = [module('counting-worker.js', counter), module('worker.js', bundle)];
const workers = await Promise.all(
	role.workers.map(async ({ port, settings }) => {
		const worker = await withBindings(`popmap-${port}`, bundle, settings, {
			unsafeDirectSockets: [{ host: '127.0.0.1', port }]
		});
		return role.counts ? { ...worker, modules: counting } : worker;
	})
);
const runtime = new Miniflare({
	...convertV4MiniflareOptions({ workers }),
	resourcePersistencePath: join(role.folder, 'shared'),
	isolatedResourcePersistencePath: join(role.folder, role.name),
	unsafeDevRegistryPath: join(role.folder, 'registry'),
	enableDevRegistry: true,
	unsafeEnableSharedStorage: true,
	// Else Cloudflare is asked where this machine is.
	cf: false
});
await runtime.ready;
const database = await runtime.getD1Database('DB');
if (role.first) await applyMigrations(database);
async function carryOut(order: Order): Promise<unknown> {
	if (order.kind === 'query') return (await database.prepare(order.statement).all()).results;
	const worker = await runtime.getWorker(workers[0]?.name);
	return worker.scheduled();
}
process.on('message', async (order: Order) => process.send?.(await carryOut(order)));
process.send?.('ready');
