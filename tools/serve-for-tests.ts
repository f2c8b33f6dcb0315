/** Serves the built site, with a local Cognito and the sample, as often as browser tests run at once. */
import { runTool } from './explained.js';
import { startSite, type Site } from './site.ts';
import { endOf, stopRequest } from './stop-request.ts';
import { temporaryPlace } from './temporary-place.ts';
import { testSites, type TestSettings } from './test-settings.ts';

async function serve(settings: TestSettings, running: AsyncDisposableStack): Promise<Site> {
	const name = `e2e-${new URL(settings.APP_ORIGIN).port}`;
	return startSite({ ...(await temporaryPlace(running, name, settings)), sample: true }, running);
}

await runTool(async () => {
	await using running = new AsyncDisposableStack();
	// Killed, it asks nobody to stop, and the shell between it and us goes on.
	const runner = Number(process.env['TEST_RUNNER'] ?? process.ppid);
	const asked = Promise.race([stopRequest(), endOf(runner)]);
	const serving = Promise.all(testSites.map((settings) => serve(settings, running)));
	const first = await Promise.race([asked, serving]);
	if (first === 'asked') return;
	// playwright.config.ts waits for this line.
	console.log('Every site answers');
	await Promise.race([asked, ...first.map(({ ended }) => ended)]);
});
process.exit();
