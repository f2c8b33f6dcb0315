import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite } from '../../tools/dev-server/site.ts';
import { testSettings } from '../../tools/test-settings.ts';

/** Serves the built site with a local Cognito and the sample, in a folder of its own. */
export default async function serve(): Promise<() => Promise<void>> {
	const running = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), 'popmap-review-'));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = join(folder, 'settings');
	const lines = Object.entries(testSettings).map(([name, value]) => `${name}=${value}\n`);
	await writeFile(settings, lines.join(''));
	const workspace = { settings, state: join(folder, 'state'), log: join('.popmap', 'review.log') };
	await startSite(workspace, running);
	return () => running.disposeAsync();
}
