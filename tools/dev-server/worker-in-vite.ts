import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseEnv } from 'node:util';
import type { Plugin, ViteDevServer } from 'vite';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { getPlatformProxy, type PlatformProxy } from 'wrangler';
import { asFunction } from './svelte-kit-as-function.ts';

/** What worker/index.ts exports, as far as this file uses it. */
interface Entry {
	fetch: (request: Request, env: unknown, context: PlatformProxy['ctx']) => Promise<Response>;
}

const key = 'popmap.worker-in-vite';
const fromHere = (names: string) => `export const { ${names} } = globalThis[Symbol.for('${key}')];`;

/** Stand-ins for the two modules that Node has not: the runtime's, and the one that needs a build. */
const standIns = new Map([
	['\0cloudflare:workers', fromHere('env, waitUntil')],
	['\0worker/sveltekit.ts', fromHere('pages')]
]);

/**
 * Runs worker/index.ts in front of SvelteKit's development server, as it runs in front of the built
 * pages, with wrangler.toml's bindings. An edit of the Worker applies at the next request.
 */
export function workerInVite(): Plugin {
	return {
		name: 'worker-in-vite',
		apply: 'serve',
		resolveId: {
			order: 'pre',
			handler(source, importer) {
				if (source === 'cloudflare:workers') return '\0cloudflare:workers';
				const isPages = source === './sveltekit.ts' && importer?.endsWith('/worker/index.ts');
				return isPages ? '\0worker/sveltekit.ts' : null;
			}
		},
		load: (id) => standIns.get(id) ?? null,
		async configureServer(vite) {
			// Wrangler would read .dev.vars as well, and announce it on the screen.
			const runtime = await getPlatformProxy({ envFiles: ['.no-settings'] });
			const settings = parseEnv(readFileSync('.dev.vars', 'utf8'));
			vite.httpServer?.once('close', () => void runtime.dispose());
			return () => putWorkerInFront(vite, { ...runtime, env: { ...runtime.env, ...settings } });
		}
	};
}

function putWorkerInFront(vite: ViteDevServer, { env, ctx, caches }: PlatformProxy): void {
	// SvelteKit's middleware is the last so far. The Worker takes its place, and calls it for pages.
	const svelteKit: unknown = vite.middlewares.stack.pop()?.handle;
	if (typeof svelteKit !== 'function') throw new TypeError('Vite runs no SvelteKit.');
	const pages = asFunction((request, response) =>
		Reflect.apply(svelteKit, null, [request, response])
	);
	const waitUntil = ctx.waitUntil.bind(ctx);
	// Workers have this beside the standard's functions: https://developers.cloudflare.com/workers/runtime-apis/web-crypto/#timingsafeequal
	Object.assign(crypto.subtle, { timingSafeEqual });
	Object.assign(globalThis, { caches, [Symbol.for(key)]: { env, waitUntil, pages } });

	// Pages without JavaScript are in no module graph of the browser's, so Vite cannot tell it itself.
	vite.watcher.on('change', (file) => {
		if (/^(web|worker)[\\/]/.test(relative('.', file))) vite.ws.send({ type: 'full-reload' });
	});

	vite.middlewares.use(async (incoming, outgoing, next) => {
		try {
			incoming.url = incoming.originalUrl;
			const base = `http://${incoming.headers.host}`;
			const request = await getRequest({ base, request: incoming });
			const worker: Entry = (await vite.ssrLoadModule('/worker/index.ts')).default;
			await setResponse(outgoing, await withReload(await worker.fetch(request, env, ctx)));
		} catch (error) {
			next(error);
		}
	});
}

const viteClient = '<script type="module" src="/@vite/client"></script>';

/** Lets a page that ships no JavaScript reload itself when a file changes. */
async function withReload(response: Response): Promise<Response> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	const html = await response.text();
	const { status, headers } = new Response(null, response);
	headers.delete('content-length');
	headers.delete('etag');
	return new Response(html.replace('</head>', `${viteClient}</head>`), { status, headers });
}
