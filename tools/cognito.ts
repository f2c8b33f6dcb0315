/** `npm run cognito`: the local Cognito alone, at the address in .dev.vars, for `wrangler dev`. */
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { CliError, runCli } from './cli-error.ts';
import { testUsers } from './dev-server/test-users.ts';
import { cognitoSettings, requireFreePort } from './ports.ts';
import { localPorts, readSettings } from './settings.ts';
import { shutdownSignal } from './shutdown-signal.ts';

const settings = '.dev.vars';

await runCli(async () => {
	if (process.argv.length > 2) {
		throw new CliError(
			`npm run cognito takes no options: it serves the address in ${settings}. To serve another pool or port, run npx local-cognito --help.`
		);
	}
	const config = readSettings(settings);
	const { cognito: port } = localPorts(config);
	if (port === null) {
		throw new CliError(
			`According to ${settings}, people sign in at ${config.cognito.domain}, which is not a local Cognito.\nDelete the file and run npm run migrate, which writes one that names it.`
		);
	}
	await requireFreePort(port, 'the local Cognito', cognitoSettings);
	const cognito = await serveLocalCognito({ port, config: localPoolFor(config.origin) });
	console.log(`\n  Local Cognito  ${config.cognito.domain}\n\n${testUsers()}\n`);
	await shutdownSignal();
	await cognito.close();
});
