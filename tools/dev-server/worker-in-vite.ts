import { randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseEnv } from 'node:util';
import type { Plugin, ViteDevServer } from 'vite';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { getPlatformProxy, type PlatformProxy } from 'wrangler';
import { placesFolder } from '../../worker/places/shard.ts';
import { buildPlaces } from '../places/build.ts';
import { translatedTexts } from '../texts/build.ts';
import { sendExactly } from '../send-exactly.ts';
import { handover } from './handover.js';

/** The part of worker/index.ts that this file uses. */
interface Entry {
	fetch: (request: Request, env: unknown, context: PlatformProxy['ctx']) => Promise<Response>;
}

const key = 'popmap.worker-in-vite';
/** Marks a request that the Worker sends on to SvelteKit. */
const platformHeader = 'x-popmap-platform';
const exportFromGlobal = (names: string) =>
	`export const { ${names} } = globalThis[Symbol.for('${key}')];`;

/** Replacements for two modules that Node does not have: the runtime's, and the one that needs a build. */
const replacements = new Map([
	['\0cloudflare:workers', exportFromGlobal('env, exports, tracing, waitUntil, WorkerEntrypoint')],
	['\0worker/sveltekit.ts', exportFromGlobal('renderSvelteKitPage')]
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
		load: (id) => replacements.get(id) ?? null,
		async configureServer(vite) {
			// Without this, wrangler reads and announces .dev.vars.
			const runtime = await getPlatformProxy({ envFiles: ['.no-settings'] });
			const settings = parseEnv(readFileSync('.dev.vars', 'utf8'));
			vite.httpServer?.once('close', () => void runtime.dispose());
			const places = await buildPlaces();
			vite.middlewares.use(placesFolder, async ({ url = '' }, outgoing) => {
				const text = await readPlace(places, url);
				outgoing.statusCode = text === null ? 404 : 200;
				outgoing.end(text);
			});
			const ASSETS = {
				async fetch(url: string) {
					const { pathname } = new URL(url);
					const text =
						translatedTexts.get(pathname) ??
						(await readPlace(places, pathname.slice(placesFolder.length)));
					return new Response(text, { status: text === null ? 404 : 200 });
				}
			};
			const env = { ...runtime.env, ...settings, ASSETS };
			return () => putWorkerInFront(vite, { ...runtime, env });
		}
	};
}

/** A file of the gazetteer, which a build copies among the static files. */
const readPlace = (folder: string, path: string): Promise<string | null> =>
	/^\/?(?:at\/)?\w+\.txt$/.test(path)
		? readFile(join(folder, path), 'utf8').catch(() => null)
		: Promise.resolve(null);

function putWorkerInFront(vite: ViteDevServer, { env, ctx, caches }: PlatformProxy): void {
	// SvelteKit's middleware is the last one. The Worker replaces it and calls it for pages.
	const svelteKit: unknown = vite.middlewares.stack.pop()?.handle;
	if (typeof svelteKit !== 'function') throw new TypeError('Vite runs no SvelteKit.');
	/** What the Worker passes to the pages that it is rendering, by the id in the request's header. */
	const platforms = new Map<string, App.Platform>();
	async function renderSvelteKitPage(request: Request, platform: App.Platform): Promise<Response> {
		const id = randomUUID();
		const marked = new Request(request);
		marked.headers.set(platformHeader, id);
		platforms.set(id, platform);
		return sendExactly(marked).finally(() => platforms.delete(id));
	}
	const waitUntil = ctx.waitUntil.bind(ctx);
	// Workers have this in addition to the standard's functions: https://developers.cloudflare.com/workers/runtime-apis/web-crypto/#timingsafeequal
	Object.assign(crypto.subtle, { timingSafeEqual });
	// The entrypoint of public pages is used on Cloudflare only.
	class WorkerEntrypoint {}
	const runtime = {
		env,
		exports: {},
		tracing: undefined,
		waitUntil,
		WorkerEntrypoint,
		renderSvelteKitPage
	};
	Object.assign(globalThis, { caches, [Symbol.for(key)]: runtime });

	// Vite's client cannot do this itself: pages without JavaScript are not in its module graph.
	vite.watcher.on('change', (file) => {
		if (/^(web|worker)[\\/]/.test(relative('.', file))) vite.ws.send({ type: 'full-reload' });
	});

	vite.middlewares.use(async (incoming, outgoing, next) => {
		try {
			incoming.url = incoming.originalUrl;
			const platform = platforms.get(String(incoming.headers[platformHeader]));
			if (platform) {
				handover.run(platform, () => Reflect.apply(svelteKit, null, [incoming, outgoing]));
				return;
			}
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

/** Adds Vite's client to a page, so that it reloads when a file changes. */
async function withReload(response: Response): Promise<Response> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
	const html = await response.text();
	const { status, headers } = new Response(null, response);
	headers.delete('content-length');
	headers.delete('etag');
	return new Response(html.replace('</head>', `${viteClient}</head>`), { status, headers });
}
