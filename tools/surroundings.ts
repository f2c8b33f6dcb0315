import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { requireFreePort } from './ports.ts';
import { localPorts, readSettings } from './settings.ts';

/** Where people find a local Popmap, and where they sign in. */
export interface Surroundings {
	origin: string;
	/** The local Cognito's address; null when people sign in at a real user pool. */
	cognito: string | null;
	userPoolId: string;
}

/**
 * Checks the settings and the ports, and starts a local Cognito when the settings name one.
 *
 * @param running receives how to stop it
 * @throws {Explained} when a setting is wrong or a port is taken
 */
export async function startSurroundings(
	settings: string,
	running: AsyncDisposableStack
): Promise<Surroundings> {
	const config = readSettings(settings);
	const ports = localPorts(config);
	await requireFreePort(ports.site, 'the site');
	if (ports.cognito !== null) {
		await requireFreePort(ports.cognito, 'the local Cognito');
		const cognito = await serveLocalCognito({
			port: ports.cognito,
			config: localPoolFor(config.origin)
		});
		running.defer(() => cognito.close());
	}
	return {
		origin: config.origin,
		cognito: ports.cognito === null ? null : config.cognito.domain,
		userPoolId: config.cognito.userPoolId
	};
}
