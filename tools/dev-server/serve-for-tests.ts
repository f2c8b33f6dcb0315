/** Serves the built site, with a local Cognito and the sample, once for each browser test worker. */
import { runCli } from '../cli-error.ts';
import { endOfProcess, shutdownSignal } from '../shutdown-signal.ts';
import { type TestSettings, testSites } from '../test-settings.ts';
import { type Site, startSite } from './site.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

async function serve(settings: TestSettings, running: AsyncDisposableStack): Promise<Site> {
	const name = `e2e-${new URL(settings.APP_ORIGIN).port}`;
	return startSite(await temporaryWorkspace(running, name, settings), running);
}

await runCli(async () => {
	await using running = new AsyncDisposableStack();
	// A test runner that is killed sends no signal.
	const runner = Number(process.env['TEST_RUNNER'] ?? process.ppid);
	const interrupted = Promise.race([shutdownSignal(), endOfProcess(runner)]);
	const starting = Promise.all(testSites.map((settings) => serve(settings, running)));
	const sites = await Promise.race([interrupted, starting]);
	if (sites === 'interrupted') return;
	// playwright.config.ts waits for this line.
	console.log('Every site is ready');
	await Promise.race([interrupted, ...sites.map(({ ended }) => ended)]);
});
process.exit();
