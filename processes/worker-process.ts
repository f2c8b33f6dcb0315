/**
 * One Worker in a process of its own, on one database with others: what another data centre is to
 * this one. Started by worker-processes.ts, told what to be in its first argument.
 */
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../dev/apply-migrations.ts';
import { withBindings } from '../dev/built-worker.ts';

export interface Role {
	name: string;
	port: number;
	/** The folder that all of them share. */
	folder: string;
	bundle: string;
	settings: Record<string, string>;
	/** The first to start keeps the database, and makes its tables. */
	first: boolean;
}

const role: Role = JSON.parse(process.argv[2] ?? '');
const socket = { unsafeDirectSockets: [{ host: '127.0.0.1', port: role.port }] };
const worker = withBindings('popmap', readFileSync(role.bundle, 'utf8'), role.settings, socket);
const runtime = new Miniflare({
	...convertV4MiniflareOptions({ workers: [worker] }),
	resourcePersistencePath: join(role.folder, 'shared'),
	isolatedResourcePersistencePath: join(role.folder, role.name),
	unsafeDevRegistryPath: join(role.folder, 'registry'),
	enableDevRegistry: true,
	unsafeEnableSharedStorage: true
});
await runtime.ready;
if (role.first) await applyMigrations(await runtime.getD1Database('DB'));
process.send?.('ready');
