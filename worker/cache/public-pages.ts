/**
 * The pages that are the same for everyone, as a cache in front of their renderer. Both
 * implementations keep what {@link PublicPageRenderer} says in its headers, for as long as it says.
 */
export interface PublicPages {
	/**
	 * A page, from the cache or rendered now. Its header `cf-cache-status` says which: `HIT`, `UPDATING`
	 * (an older copy, while it is rendered again), `STALE` (an older copy, because rendering failed),
	 * `EXPIRED` or `MISS`.
	 *
	 * @param key the path and the known parameters, and nothing else of the request
	 * @param url the site's own origin and the key
	 * @returns any other status than 200 when there is no such page for everyone
	 */
	get: (key: string, url: string) => Promise<Response>;
	/** Removes every page with one of at most a hundred tags. @returns whether it was done */
	purge: (tags: readonly string[]) => Promise<boolean>;
	purgeIntervalMs: number;
	/**
	 * Milliseconds after which a tag is purged again, because a page that was being rendered during the
	 * change was perhaps stored after the first purge. 0 where that cannot happen.
	 */
	settleMs: number;
}

/**
 * Renders a page for nobody. A page to keep has status 200, `cloudflare-cdn-cache-control` and
 * `cache-tag`; anything else has `no-store`.
 */
export type PublicPageRenderer = (url: string) => Promise<Response>;
