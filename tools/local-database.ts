import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { localState } from './migrate.js';
import { withBindings } from './with-bindings.ts';

export type LocalDatabase = Awaited<ReturnType<Miniflare['getD1Database']>>;

/**
 * The local D1 that `wrangler dev` uses, while the site does not run.
 *
 * @param state the folder that holds it
 */
export async function withLocalDatabase<T>(
	work: (database: LocalDatabase) => Promise<T>,
	state = localState
): Promise<T> {
	// A runtime has a Worker; what is asked for is its database.
	const worker = await withBindings('database', 'export default {}', {});
	const runtime = new Miniflare({
		...convertV4MiniflareOptions({ workers: [worker] }),
		resourcePersistencePath: join(state, 'v3'),
		// Else Cloudflare is asked where this machine is.
		cf: false
	});
	try {
		return await work(await runtime.getD1Database('DB'));
	} finally {
		await runtime.dispose();
	}
}
