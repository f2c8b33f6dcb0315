import type { AuthDependencies } from '../dependencies.ts';
import { CognitoUnavailable, fetchJson } from '../http-client.ts';

const freshMs = 10 * 60_000;
const staleMs = 24 * 3_600_000;
/** Milliseconds between two early refreshes, and after a failed fetch. */
const cooldownMs = 10_000;
/** Milliseconds after a failed fetch while there is no copy, because then every sign-in fails. */
const cooldownWithoutCopyMs = 1_000;
const pollMs = 25;

const limits = { timeoutMs: 3_000, maxBytes: 64 * 1024 };

interface Copy<T> {
	document: T;
	fetchedAt: number;
}

type Dependencies = Pick<AuthDependencies, 'fetch' | 'log' | 'now' | 'openCache'>;

/**
 * A JSON document that Cognito publishes and seldom changes. It is read from this isolate's memory,
 * then from the data centre's cache, then from Cognito. A stale copy is used while Cognito cannot
 * be reached. Failed fetches start the cooldown too, so that an outage or a stream of invented key
 * ids costs one call in ten seconds. (jose's createRemoteJWKSet uses no stale set, and has no
 * cooldown after a failure.)
 *
 * `get` throws {@link CognitoUnavailable} when there is no copy under a day old and none can be
 * fetched. `refresh` fetches the document even if the copy is fresh, or returns null during the
 * cooldown. When the request for it cannot be forged (`isTrusted`), only a failed fetch starts the
 * cooldown.
 *
 * Requests share finished documents only: on Workers a promise belongs to the request that started
 * its I/O.
 */
export class CachedJson<T> {
	readonly url: string;
	readonly #dependencies: Dependencies;
	readonly #parse: (json: unknown) => T;
	#copy: Copy<T> | null = null;
	#attemptedAt = -Infinity;
	#failedAt = -Infinity;
	#isFetching = false;

	constructor(dependencies: Dependencies, url: string, parse: (json: unknown) => T) {
		this.#dependencies = dependencies;
		this.url = url;
		this.#parse = parse;
	}

	async get(): Promise<T> {
		this.#copy ??= await this.#readCache();
		if (this.#copy && this.#isYounger(this.#copy, freshMs)) return this.#copy.document;
		if (!this.#isCoolingDown()) await this.#tryToFetch();
		if (this.#copy && this.#isYounger(this.#copy, staleMs)) return this.#copy.document;
		throw new CognitoUnavailable(`${this.url} cannot be fetched`);
	}

	async refresh(current: T, isTrusted: boolean): Promise<T | null> {
		await this.#waitForOtherFetch();
		if (this.#copy && this.#copy.document !== current) return this.#copy.document;
		const mustWait = isTrusted ? this.#sinceFailure() < cooldownMs : this.#isCoolingDown();
		return !mustWait && (await this.#tryToFetch()) ? (this.#copy?.document ?? null) : null;
	}

	#isYounger({ fetchedAt }: Copy<T>, ageMs: number): boolean {
		return this.#dependencies.now() - fetchedAt < ageMs;
	}

	#isCoolingDown(): boolean {
		if (this.#copy === null) return this.#sinceFailure() < cooldownWithoutCopyMs;
		return this.#dependencies.now() - this.#attemptedAt < cooldownMs;
	}

	#sinceFailure(): number {
		return this.#dependencies.now() - this.#failedAt;
	}

	/** Polls, because a request that is cancelled takes its promises with it. */
	async #waitForOtherFetch(): Promise<void> {
		const { now } = this.#dependencies;
		while (this.#isFetching && now() - this.#attemptedAt < limits.timeoutMs) {
			await new Promise((resolve) => setTimeout(resolve, pollMs));
		}
	}

	async #tryToFetch(): Promise<boolean> {
		const { log, now } = this.#dependencies;
		this.#attemptedAt = now();
		this.#isFetching = true;
		try {
			this.#copy = { document: await this.#fetchDocument(), fetchedAt: now() };
			return true;
		} catch (error) {
			this.#failedAt = now();
			const detail = error instanceof Error ? error.message : 'unknown';
			log('cognito_document_unavailable', { url: this.url, detail, stale: this.#copy !== null });
			return false;
		} finally {
			this.#isFetching = false;
		}
	}

	async #fetchDocument(): Promise<T> {
		const { fetch } = this.#dependencies;
		const { status, json } = await fetchJson(fetch, new Request(this.url), limits);
		if (status !== 200) throw new CognitoUnavailable(`status ${status}`);
		const document = this.#parse(json);
		await this.#writeCache(json);
		return document;
	}

	async #readCache(): Promise<Copy<T> | null> {
		try {
			const cache = await this.#dependencies.openCache();
			const cached = await cache.match(this.url);
			if (!cached) return null;
			const fetchedAt = Number(cached.headers.get('x-fetched-at'));
			return { document: this.#parse(await cached.json()), fetchedAt };
		} catch {
			// The cache only saves a call to Cognito.
			return null;
		}
	}

	async #writeCache(json: unknown): Promise<void> {
		const headers = {
			'cache-control': `public, max-age=${staleMs / 1000}`,
			'x-fetched-at': String(this.#dependencies.now())
		};
		try {
			const cache = await this.#dependencies.openCache();
			await cache.put(this.url, Response.json(json, { headers }));
		} catch {
			// The cache only saves a call to Cognito.
		}
	}
}
