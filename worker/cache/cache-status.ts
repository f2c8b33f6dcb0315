/** RFC 9211, by what Cloudflare calls it: https://developers.cloudflare.com/cache/concepts/cache-responses/ */
const byOutcome: Readonly<Record<string, string>> = {
	HIT: 'hit',
	UPDATING: 'hit',
	MISS: 'fwd=uri-miss',
	EXPIRED: 'fwd=stale',
	REVALIDATED: 'fwd=stale',
	STALE: 'fwd=stale'
};

const toHeader = (outcome: string) => `popmap; ${outcome}`;

/** The value of `Cache-Status` for a request that did not ask the cache. */
export const bypassed = toHeader('fwd=bypass');

/** The value of `Cache-Status` for a response of the cache. */
export const cacheStatusOf = ({ headers }: Response): string =>
	toHeader(byOutcome[headers.get('cf-cache-status') ?? ''] ?? 'fwd=uri-miss');
