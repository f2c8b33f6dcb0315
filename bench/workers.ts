import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { localPoolFor } from '../cognito/local-pool.ts';
import { rolldown } from 'rolldown';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { applyMigrations } from '../tools/apply-migrations.ts';
import { bundleWorker } from '../tools/built-worker.ts';
import { testSettings } from '../tools/test-settings.ts';
import { withBindings } from '../tools/with-bindings.ts';

export const ports = { popmap: 28_801, baseline: 28_802, uncached: 28_803, cognito: 28_804 };

const origin = `http://localhost:${ports.popmap}`;
const cognitoOrigin = `http://localhost:${ports.cognito}`;

export const settings = {
	...testSettings,
	APP_ORIGIN: origin,
	COGNITO_DOMAIN: cognitoOrigin,
	COGNITO_API_URL: cognitoOrigin,
	COGNITO_ISSUER: `${cognitoOrigin}/${testSettings.COGNITO_USER_POOL_ID}`,
	SESSION_KEYS: `bench:${randomBytes(32).toString('base64url')}`
};

/**
 * Runs the built Worker, one without its session cache, and the baseline in one workerd. Each listens
 * on its own socket: miniflare's entry worker would add 0.2 ms to each request.
 */
export async function startWorkers(running: AsyncDisposableStack): Promise<void> {
	const bundle = await bundleWorker();
	const cognito = await serveLocalCognito({ port: ports.cognito, config: localPoolFor(origin) });
	running.defer(() => cognito.close());
	const listenOn = (port: number) => ({ unsafeDirectSockets: [{ host: '127.0.0.1', port }] });
	const uncached = { ...settings, SESSION_READ_CACHE_SECONDS: '0' };
	const workers = [
		await withBindings('popmap', bundle, settings, listenOn(ports.popmap)),
		await withBindings('uncached', bundle, uncached, listenOn(ports.uncached)),
		await withBindings('baseline', await bundleBaseline(), {}, listenOn(ports.baseline))
	];
	// Without `cf`, miniflare asks Cloudflare where this machine is.
	const runtime = new Miniflare(convertV4MiniflareOptions({ cf: false, workers }));
	running.defer(() => runtime.dispose());
	await runtime.ready;
	await applyMigrations(await runtime.getD1Database('DB', 'popmap'));
}

async function bundleBaseline(): Promise<string> {
	const build = await rolldown({ input: 'bench/baseline-worker.js' });
	const { output } = await build.generate({ format: 'esm', minify: true });
	return output[0].code;
}

/** The resident memory of the workerd that this process started, in MiB. */
export function residentMemory(): number {
	const lines = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,comm=']).toString().split('\n');
	const processes = lines.map((line) => line.trim().split(/\s+/));
	const ours = processes.filter(
		([parent, , name]) => Number(parent) === process.pid && name?.includes('workerd')
	);
	return Math.round(ours.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024);
}
