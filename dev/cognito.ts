/** `npm run cognito`: the local Cognito alone, for a site that `wrangler dev` serves. */
import { serveLocalCognito } from '../cognito/local/serve.ts';
import { runTool } from './explained.js';
import { requireFreePort } from './ports.ts';
import { stopRequest } from './stop-request.ts';
import { cognitoPort } from './test-settings.ts';
import { whoToSignInAs } from './who-to-sign-in-as.ts';

await runTool(async () => {
	await requireFreePort(cognitoPort, 'the local Cognito');
	const cognito = await serveLocalCognito(cognitoPort);
	console.log(`\n  Local Cognito  http://localhost:${cognitoPort}\n\n${whoToSignInAs()}\n`);
	await stopRequest();
	await cognito.close();
});
