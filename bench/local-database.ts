import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { convertV4MiniflareOptions } from 'miniflare';
import { applyMigrations } from '../tools/apply-migrations.ts';
import { withBindings } from '../tools/with-bindings.ts';
import { startWorkerd } from './runtime.ts';

/** Starts a separate D1 in a temporary folder, with all migrations. Disposing `running` removes it. */
export async function startDatabase(running: AsyncDisposableStack) {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-bench-'));
	running.defer(() => rmSync(folder, { recursive: true, force: true }));
	const worker = await withBindings('bench', 'export default {}', {});
	const { miniflare, cpuTime } = await startWorkerd(running, {
		...convertV4MiniflareOptions({ cf: false, workers: [worker] }),
		resourcePersistencePath: folder
	});
	const database = await miniflare.getD1Database('DB');
	await applyMigrations(database);

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
