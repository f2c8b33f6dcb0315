/**
 * `npm run cognito`: the local Cognito alone, where .dev.vars says, for a site that `wrangler dev`
 * serves.
 */
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { Explained, runTool } from './explained.js';
import { requireFreePort } from './ports.ts';
import { localPorts, readSettings } from './settings.ts';
import { stopRequest } from './stop-request.ts';
import { whoToSignInAs } from './who-to-sign-in-as.ts';

const settings = '.dev.vars';

await runTool(async () => {
	const config = readSettings(settings);
	const { cognito: port } = localPorts(config);
	if (port === null) {
		throw new Explained(
			`By ${settings}, people sign in at ${config.cognito.domain}, which is no local Cognito.\nRemove the file to have one written that names it.`
		);
	}
	await requireFreePort(port, 'the local Cognito');
	const cognito = await serveLocalCognito({ port, config: localPoolFor(config.origin) });
	console.log(`\n  Local Cognito  ${config.cognito.domain}\n\n${whoToSignInAs()}\n`);
	await stopRequest();
	await cognito.close();
});
