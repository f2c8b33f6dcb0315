import { createServer } from 'vite';
import { migrateLocally } from './migrate.js';
import { loadSampleOnce } from './sample-once.ts';
import { type Place, type Site } from './site.ts';
import { step } from './step.js';
import { startSurroundings } from './surroundings.ts';

/** Serves the sources: an edit of a page shows at once, one of the Worker at the next request. */
export async function startReloadingSite(
	place: Place,
	running: AsyncDisposableStack
): Promise<Site> {
	const surroundings = await startSurroundings(place.settings, running);
	await migrateLocally(place.state);
	if (place.sample && surroundings.cognito) await loadSampleOnce(place);
	const { port } = new URL(surroundings.origin);
	await step('Starting the site', async () => {
		const vite = await createServer({
			logLevel: 'warn',
			clearScreen: false,
			server: { port: Number(port), strictPort: true }
		});
		running.defer(() => vite.close());
		await vite.listen();
	});
	return { ...surroundings, ended: new Promise(() => {}) };
}
