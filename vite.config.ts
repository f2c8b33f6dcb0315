import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig(async ({ command }) => {
	if (command === 'build') return { plugins: [sveltekit()] };
	const { workerInVite } = await import('./dev/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
