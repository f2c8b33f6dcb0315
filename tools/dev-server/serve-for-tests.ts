/** Serves the built site, with a local Cognito and the sample, once for each browser test worker. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../cli-error.ts';
import { endOfProcess, shutdownSignal } from '../shutdown-signal.ts';
import { type TestSettings, testSites } from '../test-settings.ts';
import { type Site, startSite } from './site.ts';

/** Serves a site with an empty database in a folder of its own, away from a developer's. */
async function serve(values: TestSettings, running: AsyncDisposableStack): Promise<Site> {
	const folder = await mkdtemp(join(tmpdir(), 'popmap-'));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = join(folder, 'settings');
	const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
	await writeFile(settings, lines.join(''));
	const log = join('.popmap', `e2e-${new URL(values.APP_ORIGIN).port}.log`);
	return startSite({ settings, state: join(folder, 'state'), log }, running);
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
