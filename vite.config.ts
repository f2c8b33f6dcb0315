import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Browsers of the last four years: without nesting, light-dark(), or OKLCH for some of them. */
const cssTarget = ['chrome108', 'firefox107', 'safari16.0'];

/** One stylesheet for the whole site: a second page needs no other, and no page waits for several. */
const oneStylesheet = {
	codeSplitting: { groups: [{ name: 'styles', test: /\.css$|\?svelte&type=style/ }] }
};

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
			build: { cssTarget, rolldownOptions: { output: oneStylesheet } }
		};
	}
	const { workerInVite } = await import('./tools/dev-server/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
