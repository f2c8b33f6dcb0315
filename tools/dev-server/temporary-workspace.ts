import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestSettings } from '../test-settings.ts';
import type { Workspace } from './dev-services.ts';

/**
 * Settings and an empty database in a folder of their own, so that tests never touch a developer's.
 *
 * @param running receives how to delete the folder
 * @param name of the log file in .popmap
 */
export async function temporaryWorkspace(
	running: AsyncDisposableStack,
	name: string,
	values: TestSettings
): Promise<Workspace> {
	const folder = await mkdtemp(join(tmpdir(), 'popmap-'));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = join(folder, 'settings');
	await writeFile(
		settings,
		Object.entries(values)
			.map((pair) => pair.join('='))
			.join('\n')
	);
	return {
		settings,
		state: join(folder, 'state'),
		log: join('.popmap', `${name}.log`),
		sample: true
	};
}
