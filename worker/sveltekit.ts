import { Server } from '../.svelte-kit/worker/server/index.js';
import { manifest } from '../.svelte-kit/worker/server/manifest.js';
import type { PageContext } from './page-context.ts';

const server = new Server(manifest);
const ready = server.init({ env: {} });

/** Renders a page of web/: the only place where the Worker calls SvelteKit's build. */
export async function renderSvelteKitPage(
	request: Request,
	platform: PageContext
): Promise<Response> {
	await ready;
	return server.respond(request, {
		platform,
		getClientAddress: () => request.headers.get('cf-connecting-ip') ?? '127.0.0.1'
	});
}
