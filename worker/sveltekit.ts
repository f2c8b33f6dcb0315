import { Server } from '../.svelte-kit/worker/server/index.js';
import { manifest } from '../.svelte-kit/worker/server/manifest.js';
import type { Handover } from './handover.ts';

const server = new Server(manifest);
const ready = server.init({ env: {} });

/** Renders web/ as a function: the only bridge from the Worker down to SvelteKit's build. */
export async function pages(request: Request, platform: Handover): Promise<Response> {
	await ready;
	return server.respond(request, {
		platform,
		getClientAddress: () => request.headers.get('cf-connecting-ip') ?? '127.0.0.1'
	});
}
