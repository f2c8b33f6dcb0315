import type { AuthDependencies } from '../dependencies.ts';
import { CognitoUnavailable, fetchJson } from '../http-client.ts';

const freshMs = 10 * 60_000;
const staleMs = 24 * 3_600_000;
/** Milliseconds after a failed fetch before the next one. */
const cooldownMs = 10_000;
/** Milliseconds after a failed fetch while there is no copy, because then every sign-in fails. */
const cooldownWithoutCopyMs = 1_000;
/** Milliseconds between two refreshes that clients cause. */
const refreshIntervalMs = 1_000;
const pollMs = 25;

const limits = { timeoutMs: 3_000, maxBytes: 64 * 1024 };

interface Copy<T> {
	document: T;
	/** The number of the fetch that it came from, in this isolate. */
	fetch: number;
	fetchedAt: number;
}

type Dependencies = Pick<AuthDependencies, 'fetch' | 'log' | 'now' | 'openCache'>;

/**
 * A JSON document that Cognito publishes and seldom changes. It is read from this isolate's memory,
 * then from the data centre's cache, then from Cognito. A stale copy is used while Cognito cannot
 * be reached, and an outage costs one call in ten seconds. (jose's createRemoteJWKSet uses no stale
 * set, and has no cooldown after a failure.)
 *
 * `get` throws {@link CognitoUnavailable} when there is no copy under a day old and none can be
 * fetched. `refresh` returns a newer document than `current`, requested after its call, and throws
 * CognitoUnavailable when a fetch has just failed. Where anybody can cause it, it waits until the last
 * fetch is a second old: a stream of invented key ids costs one call a second, and delays a good one
 * by no more. Where nobody can (`isTrusted`), it does not wait, and any newer document will do.
 *
 * Requests share finished documents only: on Workers a promise belongs to the request that started
 * its I/O.
 */
export class CachedJson<T> {
	readonly url: string;
	readonly #dependencies: Dependencies;
	readonly #parse: (json: unknown) => T;
	#copy: Copy<T> | null = null;
	#fetches = 0;
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

	async refresh(current: T, isTrusted: boolean): Promise<T> {
		const { now } = this.#dependencies;
		const earlierFetches = this.#fetches;
		const waitMs = this.#attemptedAt + refreshIntervalMs - now();
		if (!isTrusted && waitMs > 0) await sleep(waitMs);
		await this.#waitForOtherFetch();
		const copy = this.#copy;
		const isNewer = isTrusted ? copy?.document !== current : (copy?.fetch ?? 0) > earlierFetches;
		if (copy && isNewer) return copy.document;
		const isFetched = this.#sinceFailure() >= cooldownMs && (await this.#tryToFetch());
		if (isFetched && this.#copy) return this.#copy.document;
		throw new CognitoUnavailable(`${this.url} cannot be fetched`);
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
			await sleep(pollMs);
		}
	}

	async #tryToFetch(): Promise<boolean> {
		const { log, now } = this.#dependencies;
		const fetch = ++this.#fetches;
		this.#attemptedAt = now();
		this.#isFetching = true;
		try {
			this.#copy = { document: await this.#fetchDocument(), fetch, fetchedAt: now() };
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
			return { document: this.#parse(await cached.json()), fetch: 0, fetchedAt };
		} catch {
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

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
