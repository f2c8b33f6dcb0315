import type { Log } from '../../observability/log.ts';
import type { Clock } from '../../parts.ts';
import { ask, CognitoUnavailable } from '../http-client.ts';
import type { Send } from '../http-client.ts';

/** How long a copy is used without asking. */
const freshFor = 10 * 60_000;
/** How long a copy is better than nothing while Cognito cannot be reached. */
const staleFor = 24 * 3_600_000;
/** The least time between two attempts that were not due, and after one that failed. */
const coolDown = 10_000;
/** After a failure while there is no copy at all, and nobody can be let in: recovery must not wait. */
const coolDownWithoutCopy = 1_000;
/** Milliseconds between two looks whether another request's attempt is over. */
const lookEvery = 25;

const limits = { milliseconds: 3_000, bytes: 64 * 1024 };

interface Copy<T> {
	document: T;
	fetchedAt: number;
}

interface Source<T> {
	url: string;
	/** @throws when the JSON is not such a document. */
	parse: (json: unknown) => T;
	send: Send;
	openCache: () => Promise<Cache>;
	now: Clock;
	log: Log;
}

/** A document that Cognito publishes and seldom changes, kept close. */
export interface PublishedDocument<T> {
	/** @throws {CognitoUnavailable} when there is no copy under a day old and none can be had. */
	get: () => Promise<T>;
	/** The copy at hand; null when {@link get} would have to ask for a newer one. */
	fresh: () => T | null;
	/**
	 * One that is newer than this, although this is fresh; null where none can be had, or where it was
	 * asked for seconds ago. Where it is urgent, only an attempt that failed is reason to wait.
	 */
	newerThan: (old: T, urgent: boolean) => Promise<T | null>;
}

/**
 * Memory of this isolate, then the data centre's cache, then Cognito; a stale copy when Cognito
 * cannot be reached. Attempts count towards the cool-down whether or not they succeed, so that an
 * outage or a stream of invented key ids costs one call in ten seconds and not one a request; one a
 * second while there is no copy, because then nobody can be let in.
 * (jose's own remote key set throws on a stale set and counts successes only.)
 *
 * Only finished documents are shared between requests: on Workers a promise belongs to the request
 * that started its I/O.
 */
export function publishedDocument<T>(source: Source<T>): PublishedDocument<T> {
	const { url, parse, now, log } = source;
	let copy: Copy<T> | null = null;
	let attemptedAt = -Infinity;
	let failedAt = -Infinity;
	let isFetching = false;

	const isYoungerThan = (age: number) => copy !== null && now() - copy.fetchedAt < age;
	const fresh = () => (copy && isYoungerThan(freshFor) ? copy.document : null);
	const isCoolingDown = () =>
		copy === null ? now() - failedAt < coolDownWithoutCopy : now() - attemptedAt < coolDown;

	async function get(): Promise<T> {
		if (!copy) copy = await readCache();
		const atHand = fresh();
		if (atHand !== null) return atHand;
		if (!isCoolingDown()) await tryToFetch();
		if (copy && isYoungerThan(staleFor)) return copy.document;
		throw new CognitoUnavailable(`${url} cannot be fetched`);
	}

	async function newerThan(old: T, urgent: boolean): Promise<T | null> {
		await attemptUnderWay();
		if (copy && copy.document !== old) return copy.document;
		const hasToWait = urgent ? now() - failedAt < coolDown : isCoolingDown();
		return !hasToWait && (await tryToFetch()) ? (copy?.document ?? null) : null;
	}

	/** Its end is looked for: the request that it belongs to may be given up, and its promise with it. */
	async function attemptUnderWay(): Promise<void> {
		while (isFetching && now() - attemptedAt < limits.milliseconds) {
			await new Promise((resolve) => setTimeout(resolve, lookEvery));
		}
	}

	async function tryToFetch(): Promise<boolean> {
		attemptedAt = now();
		isFetching = true;
		try {
			copy = { document: await fetchDocument(), fetchedAt: now() };
			return true;
		} catch (error) {
			failedAt = now();
			const detail = error instanceof Error ? error.message : 'unknown';
			log('cognito_document_unavailable', { url, detail, stale: copy !== null });
			return false;
		} finally {
			isFetching = false;
		}
	}

	async function fetchDocument(): Promise<T> {
		const { status, json } = await ask(source.send, new Request(url), limits);
		if (status !== 200) throw new CognitoUnavailable(`status ${status}`);
		const document = parse(json);
		await writeCache(json);
		return document;
	}

	async function readCache(): Promise<Copy<T> | null> {
		try {
			const cache = await source.openCache();
			const hit = await cache.match(url);
			if (!hit) return null;
			const fetchedAt = Number(hit.headers.get('x-fetched-at'));
			return { document: parse(await hit.json()), fetchedAt };
		} catch {
			// The cache only saves time: whatever is wrong with it, Cognito is asked instead.
			return null;
		}
	}

	async function writeCache(json: unknown): Promise<void> {
		const headers = {
			'cache-control': `public, max-age=${staleFor / 1000}`,
			'x-fetched-at': String(now())
		};
		try {
			const cache = await source.openCache();
			await cache.put(url, Response.json(json, { headers }));
		} catch {
			// As above.
		}
	}

	return { get, fresh, newerThan };
}
