/** Serves the built site with a local Cognito and an empty database, for the browser tests. */
import { runTool } from './explained.js';
import { startSite } from './site.ts';
import { stopRequest } from './stop-request.ts';
import { temporaryPlace } from './temporary-place.ts';

await runTool(async () => {
	await using running = new AsyncDisposableStack();
	const asked = stopRequest();
	const serving = temporaryPlace(running, 'e2e').then((place) => startSite(place, running));
	const first = await Promise.race([asked, serving]);
	if (first !== 'asked') await Promise.race([asked, first.ended]);
});
process.exit();
