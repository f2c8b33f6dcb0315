import { localPoolFor } from '../../cognito/local-pool.ts';
import { serveLocalCognito } from '../../packages/local-cognito/src/serve.ts';
import { loadSampleOnce } from '../import-django/sample.ts';
import { migrateLocally } from '../local-database.ts';
import { cognitoSettings, requireFreePort } from '../ports.ts';
import { localPorts, readSettings } from '../settings.ts';
import { findSiteMail } from './site-mail.ts';

/** Where a local Popmap reads its settings and writes its data. */
export interface Workspace {
	/** A settings file, such as .dev.vars. */
	settings: string;
	/** The folder of the local database. */
	state: string;
	/** The log file of the tools. */
	log: string;
}

/** The addresses of a local Popmap. */
export interface DevServices {
	origin: string;
	/** The local Cognito's address; null when people sign in at a real user pool. */
	cognito: string | null;
	userPoolId: string;
}

/**
 * Checks settings and ports, starts the local Cognito if the settings name one, and prepares the
 * database.
 *
 * @param running receives how to stop the local Cognito
 * @throws {CliError} when a setting is wrong or a port is taken
 */
export async function startDevServices(
	{ settings, state }: Workspace,
	running: AsyncDisposableStack
): Promise<DevServices> {
	const config = readSettings(settings);
	const { origin } = config;
	const { domain, issuer, userPoolId } = config.cognito;
	const ports = localPorts(config);
	await requireFreePort(ports.site, 'the site', 'APP_ORIGIN in .dev.vars');
	if (ports.cognito === null) {
		await migrateLocally(state);
		return { origin, cognito: null, userPoolId };
	}
	await requireFreePort(ports.cognito, 'the local Cognito', cognitoSettings);
	const cognito = await serveLocalCognito({
		port: ports.cognito,
		config: localPoolFor(origin),
		otherMessages: () => findSiteMail(origin)
	});
	running.defer(() => cognito.close());
	await migrateLocally(state);
	// A new database starts with the sample, whose people are in the local Cognito.
	await loadSampleOnce(issuer, state);
	return { origin, cognito: domain, userPoolId };
}
