import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions } from 'miniflare';
import { applyMigrations } from '../tools/apply-migrations.ts';
import { withLocalDatabase } from '../tools/local-database.ts';
import { withBindings } from '../tools/with-bindings.ts';
import { startWorkerd } from './runtime.ts';

export type Fill = (database: D1Database) => Promise<void>;

const fillNothing: Fill = async () => {};

/**
 * Creates a database with all migrations in a temporary folder. Disposing `running` removes it.
 *
 * @param fill runs in this process: through the runtime it would take six times as long
 * @returns the folder, and where the runtime looks for the database in it
 */
export async function createDatabase(running: AsyncDisposableStack, fill = fillNothing) {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-bench-'));
	running.defer(() => rmSync(folder, { recursive: true, force: true }));
	await withLocalDatabase(async (database) => {
		await applyMigrations(database);
		await fill(database);
	}, folder);
	return { folder, resourcePersistencePath: join(folder, 'v3') };
}

/** Starts a separate D1 with all migrations, filled beforehand. Disposing `running` removes it. */
export async function startDatabase(running: AsyncDisposableStack, fill = fillNothing) {
	const { folder, resourcePersistencePath } = await createDatabase(running, fill);
	const worker = await withBindings('bench', 'export default {}', {});
	const { miniflare, cpuTime } = await startWorkerd(running, {
		...convertV4MiniflareOptions({ cf: false, workers: [worker] }),
		resourcePersistencePath
	});
	const database = await miniflare.getD1Database('DB');

	/** Bytes of each table and index, whole pages. */
	function sizes(): Map<string, number> {
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const file = files.find((name) => /[0-9a-f]{64}\.sqlite$/.test(name));
		using sqlite = new DatabaseSync(join(folder, file ?? ''), { readOnly: true });
		const rows = sqlite.prepare('SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name').all();
		return new Map(rows.map(({ name, size }) => [String(name), Number(size)]));
	}

	return { database, sizes, cpuTime };
}
