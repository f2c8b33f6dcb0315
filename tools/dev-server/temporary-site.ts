import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../test-settings.ts';
import { startSite } from './site.ts';
import type { Site } from './site.ts';

/**
 * Serves the built site with a local Cognito and the sample, from a new folder that is deleted
 * afterwards.
 *
 * @param name of the folder and of the log in .popmap
 * @param running receives how to stop it
 */
export async function startTemporarySite(
	name: string,
	running: AsyncDisposableStack
): Promise<Site> {
	const folder = await mkdtemp(join(tmpdir(), `popmap-${name}-`));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = join(folder, 'settings');
	const lines = Object.entries(testSettings).map(([name, value]) => `${name}=${value}\n`);
	await writeFile(settings, lines.join(''));
	const log = join('.popmap', `${name}.log`);
	return startSite({ settings, state: join(folder, 'state'), log }, running);
}
