import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The first that know light-dark(): for older ones each colour would be written out several times. */
const cssTarget = ['chrome123', 'firefox121', 'safari17.5'];

export default defineConfig(async ({ command }) => {
	if (command === 'build') return { plugins: [sveltekit()], build: { cssTarget } };
	const { workerInVite } = await import('./dev/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
