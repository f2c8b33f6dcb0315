import { once } from 'node:events';
import { createServer } from 'node:net';
import { CliError } from './cli-error.ts';

/** The settings that name the port of the local Cognito. */
export const cognitoSettings = 'COGNITO_DOMAIN, COGNITO_ISSUER and COGNITO_API_URL in .dev.vars';

/** Whether nothing listens on this port of this machine, over IPv4 and over IPv6. */
export async function isFree(port: number): Promise<boolean> {
	for (const host of ['127.0.0.1', '::1']) {
		if (!(await canListen(port, host))) return false;
	}
	return true;
}

async function canListen(port: number, host: string): Promise<boolean> {
	const server = createServer();
	try {
		server.listen(port, host);
		await once(server, 'listening');
		return true;
	} catch (error) {
		// A machine without IPv6 has no such address, so nothing listens there.
		return !(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
	} finally {
		server.close();
	}
}

/**
 * @param use what the port is for, e.g. `the site`
 * @param source what names the port, e.g. `APP_ORIGIN in .dev.vars`
 * @throws {CliError} when something listens there already
 */
export async function requireFreePort(port: number, use: string, source: string): Promise<void> {
	if (await isFree(port)) return;
	throw new CliError(
		`Port ${port} is in use, and ${use} needs it: sign-in only returns to registered addresses.\nIs Popmap running in another terminal? Stop what listens there (\`lsof -i :${port}\` names it), then run this again.\nOr choose another port: it is in ${source}.`
	);
}
