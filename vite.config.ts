import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The first versions with light-dark(). For older ones, each colour would be repeated. */
const cssTarget = ['chrome123', 'firefox121', 'safari17.5'];

const svelteClient = '\0svelte-client';

/**
 * Keeps Svelte's client runtime out of the Worker. On the server, it only provides the class that
 * gets SvelteKit's `render` function, for which an empty class is enough.
 */
const withoutSvelteClient: Plugin = {
	name: 'without-svelte-client',
	enforce: 'pre',
	resolveId: (source, importer) =>
		source === './legacy-client.js' && importer?.endsWith('/legacy-server.js')
			? svelteClient
			: null,
	load: (id) => (id === svelteClient ? emptyClasses : null)
};
const emptyClasses =
	'export const asClassComponent = () => class {}; export const createClassComponent = undefined;';

export default defineConfig(async ({ command }) => {
	if (command === 'build') {
		return {
			plugins: [withoutSvelteClient, sveltekit()],
			build: { cssTarget }
		};
	}
	const { workerInVite } = await import('./tools/dev-server/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
