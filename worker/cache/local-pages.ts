import type { Clock } from '../clock.ts';
import { readCacheControl } from './lifetime.ts';
import type { Lifetime } from './lifetime.ts';
import type { PublicPageRenderer, PublicPages } from './public-pages.ts';

interface Dependencies {
	openCache: () => Promise<Cache>;
	now: Clock;
	render: PublicPageRenderer;
	waitUntil: (work: Promise<unknown>) => void;
}

/** A rendered page. Plain data, because requests may not share a body that is still being read. */
interface Rendered {
	status: number;
	headers: [name: string, value: string][];
	body: ArrayBuffer;
	renderedAt: number;
	lifetime: Lifetime | null;
	tags: string[];
}

/** A page that one request renders for all who want it. */
interface Fill {
	startedAt: number;
	rendered: Rendered | null;
}

const pollMs = 20;
/** After so many polls, a request whose work was broken off is waited for no longer. */
const maxPolls = 250;

/** Headers of a stored page that only this file reads. */
const renderedAtHeader = 'x-rendered-at';
const tagsHeader = 'x-tags';
const cdnHeader = 'cloudflare-cdn-cache-control';

/** Milliseconds after which no page is left that was rendered before. */
const longestLifeMs = 3_600_000;

/**
 * Public pages in this data centre's cache, for local sites and tests: Workers Caching has no local
 * simulation. It follows the same rules, except that a purge reaches this isolate only.
 */
export class LocalPages implements PublicPages {
	readonly purgeIntervalMs = 0;
	readonly settleMs = 0;
	readonly #dependencies: Dependencies;
	readonly #fills = new Map<string, Fill>();
	readonly #purges = new Map<string, number>();

	constructor(dependencies: Dependencies) {
		this.#dependencies = dependencies;
	}

	get = async (_key: string, url: string): Promise<Response> => {
		const stored = await this.#read(url);
		const age = stored ? (this.#dependencies.now() - stored.renderedAt) / 1000 : Infinity;
		const { fresh = 0, whileRevalidating = 0, onError = 0 } = stored?.lifetime ?? {};
		if (stored && age < fresh) return respond(stored, 'HIT');
		if (stored && age < fresh + whileRevalidating) {
			if (!this.#fills.has(url)) this.#dependencies.waitUntil(this.#fill(url));
			return respond(stored, 'UPDATING');
		}
		const rendered = await this.#renderOnce(url);
		const isUsable = stored && age < fresh + onError && this.#isCurrent(stored, stored.renderedAt);
		if (rendered.status >= 500 && isUsable) return respond(stored, 'STALE');
		return respond(rendered, stored ? 'EXPIRED' : 'MISS');
	};

	purge = async (tags: readonly string[]): Promise<boolean> => {
		const now = this.#dependencies.now();
		for (const [tag, at] of this.#purges) {
			if (at < now - longestLifeMs) this.#purges.delete(tag);
		}
		for (const tag of tags) this.#purges.set(tag, now);
		return true;
	};

	/** Renders a page, or waits for another request that does. */
	async #renderOnce(url: string): Promise<Rendered> {
		const other = this.#fills.get(url);
		for (let poll = 0; other && poll < maxPolls; poll++) {
			const { rendered, startedAt } = other;
			if (rendered && this.#isCurrent(rendered, startedAt)) return rendered;
			if (rendered || this.#fills.get(url) !== other) break;
			await sleep(pollMs);
		}
		return this.#fill(url);
	}

	async #fill(url: string): Promise<Rendered> {
		const { now, render } = this.#dependencies;
		const fill: Fill = { startedAt: now(), rendered: null };
		this.#fills.set(url, fill);
		try {
			const rendered = await readRendered(await render(url), fill.startedAt);
			fill.rendered = rendered;
			if (rendered.lifetime && this.#isCurrent(rendered, fill.startedAt)) {
				await this.#write(url, rendered);
			}
			return rendered;
		} finally {
			if (this.#fills.get(url) === fill) this.#fills.delete(url);
		}
	}

	/** Whether nothing on a page was purged since. What is purged at that very time is not current. */
	#isCurrent({ tags }: Rendered, since: number): boolean {
		return !tags.some((tag) => (this.#purges.get(tag) ?? -Infinity) >= since);
	}

	async #read(url: string): Promise<Rendered | null> {
		const cache = await this.#dependencies.openCache();
		const response = await cache.match(url);
		if (!response) return null;
		const renderedAt = Number(response.headers.get(renderedAtHeader));
		const rendered = await readRendered(response, renderedAt);
		return this.#isCurrent(rendered, renderedAt) ? rendered : null;
	}

	async #write(url: string, { headers, body, renderedAt, lifetime, tags }: Rendered) {
		const stored = new Headers(headers);
		const { fresh, whileRevalidating, onError } = lifetime ?? noLifetime;
		// With more than max-age, the local cache would serve it for longer than the one of production.
		const seconds = fresh + Math.max(whileRevalidating, onError);
		stored.set('cache-control', `max-age=${seconds}`);
		stored.set(renderedAtHeader, String(renderedAt));
		stored.set(tagsHeader, tags.join(','));
		const cache = await this.#dependencies.openCache();
		await cache.put(url, new Response(body, { headers: stored }));
	}
}

const noLifetime: Lifetime = { fresh: 0, whileRevalidating: 0, onError: 0 };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function readRendered(response: Response, renderedAt: number): Promise<Rendered> {
	const { headers, status } = response;
	const mayStore = status === 200 && !headers.has('set-cookie') && !headers.has('vary');
	const lifetime = mayStore ? readCacheControl(headers.get(cdnHeader)) : null;
	const tags = (headers.get(tagsHeader) ?? headers.get('cache-tag') ?? '').split(',');
	return {
		status,
		headers: [...headers].filter(([name]) => !['cache-tag', tagsHeader].includes(name)),
		body: await response.arrayBuffer(),
		renderedAt,
		lifetime,
		tags: tags.filter(Boolean)
	};
}

const hidden = [cdnHeader, renderedAtHeader, 'age', 'cache-control', 'content-length', 'date'];

function respond({ status, headers, body }: Rendered, cacheStatus: string): Response {
	const shown = headers.filter(([name]) => !hidden.includes(name));
	const isEmpty = [204, 205, 304].includes(status);
	const response = new Response(isEmpty ? null : body, { status, headers: shown });
	response.headers.set('cf-cache-status', cacheStatus);
	return response;
}
