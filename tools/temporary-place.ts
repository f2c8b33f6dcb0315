import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './site.ts';
import { testSettings, type TestSettings } from './test-settings.ts';

/**
 * Settings and an empty database in a folder of their own, so that tests never touch a developer's.
 *
 * @param running receives how to remove it
 * @param name of the log file in .popmap
 * @param values what the settings are
 */
export async function temporaryPlace(
	running: AsyncDisposableStack,
	name: string,
	values: TestSettings = testSettings
): Promise<Place> {
	const folder = await mkdtemp(join(tmpdir(), 'popmap-'));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = join(folder, 'settings');
	const lines = Object.entries(values).map(([key, value]) => `${key}=${value}\n`);
	await writeFile(settings, lines.join(''));
	return { settings, state: join(folder, 'state'), log: join('.popmap', `${name}.log`) };
}
