import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { rolldown } from 'rolldown';
import { localPoolFor } from '../../cognito/local-pool.ts';
import { serveLocalCognito } from '../../packages/local-cognito/src/serve.ts';
import { applyMigrations } from '../../tools/apply-migrations.ts';
import { bundleWorker } from '../../tools/built-worker.ts';
import { withBindings } from '../../tools/with-bindings.ts';
import { fillDatabase } from '../../worker/testing/fill-database.ts';
import { ports, settings } from '../workers.ts';

const amounts = { events: 500, businesses: 60, participationsPerEvent: 3, descriptionLength: 300 };

/** Starts the built Worker with a distant primary, replicas that are behind, and some content. */
export async function startWorld(running: AsyncDisposableStack) {
	const bundle = await bundleWorker();
	const pool = localPoolFor(settings.APP_ORIGIN);
	const cognito = await serveLocalCognito({ port: ports.cognito, config: pool });
	running.defer(() => cognito.close());
	// Isolates elsewhere have not just seen the session.
	const bindings = { ...settings, SESSION_READ_CACHE_SECONDS: '0' };
	const worker = await withBindings('world', '', bindings, {
		d1Databases: { DB: 'primary', REPLICA: 'replica' },
		ratelimits: {},
		unsafeDirectSockets: [{ host: '127.0.0.1', port: ports.popmap }]
	});
	const modules = [
		{ type: 'ESModule' as const, path: 'world.js', contents: await wrapper() },
		{ type: 'ESModule' as const, path: 'worker.js', contents: bundle }
	];
	const miniflare = new Miniflare(
		convertV4MiniflareOptions({ cf: false, workers: [{ ...worker, modules }] })
	);
	running.defer(() => miniflare.dispose());
	await miniflare.ready;
	const now = Date.now();
	const primary = await miniflare.getD1Database('DB');
	for (const database of [primary, await miniflare.getD1Database('REPLICA')]) {
		await applyMigrations(database);
		await fillDatabase(database, amounts, now);
	}
	return { primary };
}

/** The wrapper as one module, beside that of the built Worker. */
async function wrapper(): Promise<string> {
	const build = await rolldown({
		input: 'bench/world/world-worker.js',
		external: [/^cloudflare:/, /^node:/, './worker.js']
	});
	const { output } = await build.generate({ format: 'esm' });
	return output[0].code;
}
