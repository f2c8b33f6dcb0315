/** What `vite build` leaves for worker/sveltekit.ts: absent before the first build, so declared here. */
declare module '*/.svelte-kit/worker/server/index.js' {
	export { Server } from '@sveltejs/kit';
}

declare module '*/.svelte-kit/worker/server/manifest.js' {
	export const manifest: import('@sveltejs/kit').SSRManifest;
}
