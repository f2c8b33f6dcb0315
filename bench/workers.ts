import { randomBytes } from 'node:crypto';
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { bundleWorker } from '../tools/built-worker.ts';
import { testSettings } from '../tools/test-settings.ts';
import { createDatabase, type Fill } from './local-database.ts';
import { baselineCode, startRuntime } from './runtime.ts';

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
 * A Worker whose log lines go nowhere. The local runtime pipes them through the process that generates
 * the load, which slows down both. What it costs to compose them is measured.
 */
const withoutLogDelivery = (code: string): string => `console.log = () => {};\n${code}`;

/**
 * Runs the built Worker, one without its session cache, and the baseline in one workerd.
 *
 * @param fill fills their database beforehand
 */
export async function startWorkers(running: AsyncDisposableStack, fill?: Fill) {
	const bundle = withoutLogDelivery(await bundleWorker());
	const cognito = await serveLocalCognito({ port: ports.cognito, config: localPoolFor(origin) });
	running.defer(() => cognito.close());
	const { resourcePersistencePath } = await createDatabase(running, fill);
	return startRuntime(
		running,
		[
			['popmap', bundle, settings, ports.popmap],
			['uncached', bundle, { ...settings, SESSION_READ_CACHE_SECONDS: '0' }, ports.uncached],
			['baseline', await baselineCode(), {}, ports.baseline]
		],
		resourcePersistencePath
	);
}
