/**
 * A cache whose entries expire after `ttlMs` milliseconds; 0 caches nothing. `now` is in
 * milliseconds since 1970, UTC. `maxEntries` bounds the memory of the isolate, which has 128 MB.
 */
export class TtlCache<Value> {
	readonly #entries = new Map<string, { value: Value; expiresAt: number }>();
	readonly #ttlMs: number;
	readonly #now: () => number;
	readonly #maxEntries: number;

	constructor(ttlMs: number, now: () => number, maxEntries = 1_000) {
		this.#ttlMs = ttlMs;
		this.#now = now;
		this.#maxEntries = maxEntries;
	}

	get(key: string): Value | null {
		const entry = this.#entries.get(key);
		if (!entry) return null;
		if (this.#now() < entry.expiresAt) return entry.value;
		this.#entries.delete(key);
		return null;
	}

	set(key: string, value: Value): void {
		if (this.#ttlMs === 0) return;
		// Deleted first, because a Map keeps the position of an existing key.
		this.#entries.delete(key);
		this.#entries.set(key, { value, expiresAt: this.#now() + this.#ttlMs });
		if (this.#entries.size <= this.#maxEntries) return;
		const [oldest] = this.#entries.keys();
		if (oldest !== undefined) this.#entries.delete(oldest);
	}

	delete(key: string): void {
		this.#entries.delete(key);
	}
}
