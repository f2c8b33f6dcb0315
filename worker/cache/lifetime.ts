/** Seconds for which a page is served as it is. */
const freshSeconds = 60;
/** Further seconds for which it is served while it is rendered again. */
const revalidateSeconds = 60;
/** Seconds for which it is served instead of an error. */
const errorSeconds = 600;

/** How long a page may be served, in seconds. */
export interface Lifetime {
	fresh: number;
	whileRevalidating: number;
	onError: number;
}

/**
 * The lifetime of a page that was rendered now. It ends when something on the page starts or ends.
 *
 * @param now milliseconds since 1970, UTC, as is `nextChange`
 * @returns null if that is within a second
 */
export function lifetimeUntil(now: number, nextChange: number): Lifetime | null {
	const left = Math.floor((nextChange - now) / 1000);
	if (left < 1) return null;
	const fresh = Math.min(freshSeconds, left);
	return {
		fresh,
		whileRevalidating: Math.min(revalidateSeconds, left - fresh),
		onError: errorSeconds
	};
}

/** As Cloudflare reads it: https://developers.cloudflare.com/cache/concepts/cdn-cache-control/ */
export const toCacheControl = ({ fresh, whileRevalidating, onError }: Lifetime): string =>
	`max-age=${fresh}, stale-while-revalidate=${whileRevalidating}, stale-if-error=${onError}`;

/** @returns null for a response that is not to be stored */
export function readCacheControl(value: string | null): Lifetime | null {
	if (value === null || /\b(private|no-store)\b/.test(value)) return null;
	const seconds = (name: string) =>
		Number(new RegExp(`(?:^|,)\\s*${name}=(\\d+)`).exec(value)?.[1] ?? 0);
	const fresh = seconds('max-age');
	if (fresh === 0) return null;
	return {
		fresh,
		whileRevalidating: seconds('stale-while-revalidate'),
		onError: seconds('stale-if-error')
	};
}
