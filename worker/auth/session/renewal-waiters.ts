import { leaseMs } from './renewal-lease.ts';
import { TtlCache } from './ttl-cache.ts';

/** Requests of one session in one isolate that look into D1 while another refreshes its tokens. */
const maxPolling = 4;

/** Milliseconds for which the end of a refresh is news to requests that read the row before it. */
const newsMs = 2_000;

/**
 * Who waits in this isolate for the new tokens of a session. A few requests look into D1 again and
 * again: `enter` returns false when there are enough, and the others wait for what these find.
 * `now` is in milliseconds since 1970, UTC.
 */
export class RenewalWaiters {
	/** When each polling request gives up, because one that is cancelled never leaves. */
	readonly #deadlines = new Map<string, readonly number[]>();
	readonly #news: TtlCache<symbol>;
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
		this.#news = new TtlCache(newsMs, now);
	}

	enter(sessionId: string): boolean {
		const polling = (this.#deadlines.get(sessionId) ?? []).filter((time) => time > this.#now());
		if (polling.length >= maxPolling) return false;
		this.#deadlines.set(sessionId, [...polling, this.#now() + leaseMs]);
		return true;
	}

	leave(sessionId: string): void {
		const [, ...others] = this.#deadlines.get(sessionId) ?? [];
		if (others.length === 0) this.#deadlines.delete(sessionId);
		else this.#deadlines.set(sessionId, others);
	}

	/** Tells the waiting requests that the row is worth another look. */
	announce(sessionId: string): void {
		this.#news.set(sessionId, Symbol(sessionId));
	}

	/** The latest announcement; null without a recent one. */
	news(sessionId: string): symbol | null {
		return this.#news.get(sessionId);
	}
}
