import type { PublicPages } from './public-pages.ts';

/** The entrypoint in worker/index.ts that Workers Caching stands in front of. */
interface CachedEntrypoint {
	fetch: (request: Request, init?: RequestInit<RequestInitCfProperties>) => Promise<Response>;
	/** Only a method of the entrypoint itself can purge its cache. */
	purge: (tags: string[]) => Promise<boolean>;
}

/** Cloudflare allows an account five calls a minute: https://developers.cloudflare.com/cache/how-to/purge-cache/ */
const purgeIntervalMs = 12_000;

/** Longer than a page takes to render. */
const settleMs = 12_000;

/** Public pages in Workers Caching: https://developers.cloudflare.com/workers/cache/ */
export class WorkersCachePages implements PublicPages {
	readonly purgeIntervalMs = purgeIntervalMs;
	readonly settleMs = settleMs;
	readonly #entrypoint: () => CachedEntrypoint;

	constructor(entrypoint: () => CachedEntrypoint) {
		this.#entrypoint = entrypoint;
	}

	/** The request is a new one: headers of the visitor's could change the key, or the page. */
	get = (key: string, url: string): Promise<Response> =>
		this.#entrypoint().fetch(new Request(url), { cf: { cacheKey: key } });

	purge = (tags: readonly string[]): Promise<boolean> => this.#entrypoint().purge([...tags]);
}
