import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { bundleWorker } from '../tools/built-worker.ts';
import { withBindings } from '../tools/with-bindings.ts';
import { applyMigrations } from '../tools/apply-migrations.ts';
import { testSettings } from '../tools/test-settings.ts';

export const ports = {
	popmap: 28_801,
	constant: 28_802,
	nothing: 28_803,
	cognito: 28_804,
	least: 28_805
};

export interface Workers extends AsyncDisposable {
	settings: Record<string, string>;
	bundleBytes: number;
	gzipBytes: number;
	/** Resident memory of the runtime, in bytes. */
	memory: () => number;
}

/**
 * Runs the built Worker, one that remembers nothing, one that answers a constant and one that does
 * the least that opening a cookie takes, in one workerd on sockets of its own: miniflare's entry
 * worker would add 0.2 ms to each and flatten every ratio.
 */
export async function startWorkers(): Promise<Workers> {
	const origin = `http://localhost:${ports.popmap}`;
	const cognitoOrigin = `http://localhost:${ports.cognito}`;
	const settings = {
		...testSettings,
		APP_ORIGIN: origin,
		COGNITO_DOMAIN: cognitoOrigin,
		COGNITO_API_URL: cognitoOrigin,
		COGNITO_ISSUER: `${cognitoOrigin}/${testSettings.COGNITO_USER_POOL_ID}`,
		SESSION_KEYS: `bench:${randomBytes(32).toString('base64url')}`
	};
	const bundle = await bundleWorker();
	const cognito = await serveLocalCognito({ port: ports.cognito, config: localPoolFor(origin) });
	const on = (port: number) => ({ unsafeDirectSockets: [{ host: '127.0.0.1', port }] });
	const nothing = { ...settings, SESSION_READ_CACHE_SECONDS: '0' };
	const runtime = new Miniflare(
		convertV4MiniflareOptions({
			// Else Cloudflare is asked where this machine is.
			cf: false,
			workers: [
				await withBindings('popmap', bundle, settings, on(ports.popmap)),
				await withBindings('nothing', bundle, nothing, on(ports.nothing)),
				await withBindings('constant', await bundled('bench/constant.js'), {}, on(ports.constant)),
				await withBindings('least', await bundled('bench/least.js'), settings, on(ports.least))
			]
		})
	);
	await runtime.ready;
	await applyMigrations(await runtime.getD1Database('DB', 'popmap'));
	return {
		settings,
		bundleBytes: Buffer.byteLength(bundle),
		gzipBytes: gzipSync(bundle, { level: 9 }).length,
		memory: residentMemory,
		async [Symbol.asyncDispose]() {
			await runtime.dispose();
			await cognito.close();
		}
	};
}

async function bundled(input: string): Promise<string> {
	const build = await rolldown({ input });
	const { output } = await build.generate({ format: 'esm', minify: true });
	return output[0].code;
}

/** The workerd that this process started. */
function residentMemory(): number {
	const lines = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,comm=']).toString().split('\n');
	const ours = lines
		.map((line) => line.trim().split(/\s+/))
		.filter(([ppid, , name]) => Number(ppid) === process.pid && name?.includes('workerd'));
	return ours.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}
