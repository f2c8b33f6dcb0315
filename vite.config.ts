import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The first that know light-dark(): for older ones each colour would be written out several times. */
const cssTarget = ['chrome123', 'firefox121', 'safari17.5'];

const clientHalf = '\0svelte-client-half';

/**
 * On the server, Svelte makes a client's class of SvelteKit's root component only to hang `render`
 * on it. An empty class does, and keeps Svelte's whole client half out of the Worker.
 */
const withoutClientHalf: Plugin = {
	name: 'without-svelte-client-half',
	enforce: 'pre',
	resolveId: (source, importer) =>
		source === './legacy-client.js' && importer?.endsWith('/legacy-server.js') ? clientHalf : null,
	load: (id) => (id === clientHalf ? emptyClasses : null)
};
const emptyClasses =
	'export const asClassComponent = () => class {}; export const createClassComponent = undefined;';

export default defineConfig(async ({ command }) => {
	if (command === 'build') {
		return {
			plugins: [withoutClientHalf, sveltekit()],
			build: { cssTarget }
		};
	}
	const { workerInVite } = await import('./tools/dev-server/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
