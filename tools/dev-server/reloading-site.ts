import { createServer } from 'vite';
import { step } from '../step.ts';
import { startDevServices, type Workspace } from './dev-services.ts';
import type { Site } from './site.ts';

/** Serves the sources: an edited page reloads at once, an edited Worker file at the next request. */
export async function startReloadingSite(
	workspace: Workspace,
	running: AsyncDisposableStack
): Promise<Site> {
	const services = await startDevServices(workspace, running);
	const port = Number(new URL(services.origin).port);
	await step('Starting the site', async () => {
		const server = { port, strictPort: true };
		const vite = await createServer({ logLevel: 'warn', clearScreen: false, server });
		running.defer(() => vite.close());
		await vite.listen();
	});
	return { ...services, ended: new Promise(() => {}) };
}
