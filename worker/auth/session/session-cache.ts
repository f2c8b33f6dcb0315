import type { AccessClaims } from '../tokens/access-token.ts';
import type { SessionRow } from './session-store.ts';
import type { SessionTokens } from './session-tokens.ts';
import { TtlCache } from './ttl-cache.ts';

/** Characters of the tag that ends every sealed box: 16 bytes in base64url. */
const tagLength = 22;

const maxReadMs = 60_000;

/**
 * A decrypted session cookie. `claims` is null when its access token does not verify: the refresh
 * token may still give a new one.
 */
export interface OpenedCookie {
	value: string;
	tokens: SessionTokens;
	oldKey: boolean;
	claims: AccessClaims | null;
}

/**
 * Opened cookies and session rows that this isolate has seen in the last `ttlMs` milliseconds; 0
 * caches nothing. `now` is in milliseconds since 1970, UTC.
 */
export class SessionCache {
	readonly #cookies: TtlCache<OpenedCookie>;
	readonly #rows: TtlCache<SessionRow>;
	/** A token for each session that ended here, so that a read that began earlier is not cached. */
	readonly #ended: TtlCache<symbol>;

	constructor(ttlMs: number, now: () => number) {
		this.#cookies = new TtlCache(ttlMs, now);
		this.#rows = new TtlCache(ttlMs, now);
		this.#ended = new TtlCache(maxReadMs, now);
	}

	cookie(value: string): OpenedCookie | null {
		const opened = this.#cookies.get(keyOf(value));
		return opened?.value === value ? opened : null;
	}

	rememberCookie(opened: OpenedCookie): void {
		this.#cookies.set(keyOf(opened.value), opened);
	}

	row(sessionId: string): SessionRow | null {
		return this.#rows.get(sessionId);
	}

	/** Reads a row and caches it, unless the session ended here while it was being read. */
	async readRow(
		sessionId: string,
		read: () => Promise<SessionRow | null>
	): Promise<SessionRow | null> {
		const endedBefore = this.#ended.get(sessionId);
		const row = await read();
		if (row === null) this.#rows.delete(sessionId);
		else if (this.#ended.get(sessionId) === endedBefore) this.#rows.set(sessionId, row);
		return row;
	}

	forgetRow(sessionId: string): void {
		this.#rows.delete(sessionId);
	}

	forgetSession(sessionId: string): void {
		this.#ended.set(sessionId, Symbol(sessionId));
		this.#rows.delete(sessionId);
	}
}

/** The tag is unique to each cookie, and a short key saves copying four kilobytes. */
const keyOf = (value: string) => value.slice(-tagLength);
