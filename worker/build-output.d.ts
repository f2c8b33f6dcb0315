/**
 * The output of `vite build` for worker/sveltekit.ts. It is declared here because it does not exist
 * before the first build.
 */
declare module '*/.svelte-kit/worker/server/index.js' {
	export { Server } from '@sveltejs/kit';
}

declare module '*/.svelte-kit/worker/server/manifest.js' {
	export const manifest: import('@sveltejs/kit').SSRManifest;
}
