import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionResponse, Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

interface Outage {
	title: string;
	begin: (site: Site, endpoint: 'token' | 'jwks') => Promise<unknown>;
	/** Cognito is only slow: requests that need it wait and succeed. */
	isSlow?: boolean;
}

const fault = (input: object) => (site: Site, endpoint: string) =>
	site.cognito.control('fault', { endpoint, times: 500, ...input });

const outages: Outage[] = [
	{ title: 'responds with 500', begin: fault({ status: 500 }) },
	{ title: 'responds with 429', begin: fault({ status: 429, headers: { 'retry-after': '2' } }) },
	{ title: 'responds with HTML', begin: fault({ malformed: 'html' }) },
	{ title: 'responds with half a body', begin: fault({ malformed: 'half_json' }) },
	{ title: 'does not respond', begin: fault({ hang: true }) },
	{ title: 'is slow', begin: fault({ delay_ms: 1_500 }), isSlow: true },
	{ title: 'is unreachable', begin: (site) => site.stopCognito() }
];

async function end(site: Site): Promise<void> {
	await site.cognito.control('clear-faults');
	if (!site.isCognitoRunning()) await site.startCognito();
}

/** Milliseconds after which a Worker asks Cognito again. */
const retryAfterMs = 1_100;
/** A little more than the milliseconds between two fetches of the keys by an isolate. */
const keysCooldownMs = 10_200;
/** Milliseconds of traffic during an outage. */
const outageMs = 2_000;

/** @param time as of `performance.now()`; returns at once when it has passed */
const pauseUntil = (time: number) => pause(Math.max(0, time - performance.now()));

/** A person whose browser keeps the session cookies that it receives. */
function person(site: Site, cookie: string) {
	const send = async (at: string) => {
		const response = await site.me(at, cookie);
		cookie = response.cookie ?? cookie;
		return response;
	};
	return { send, copy: () => person(site, cookie) };
}
type Person = ReturnType<typeof person>;

let lastSignIn: Promise<unknown> = Promise.resolve();

/** Signs in, one person after the other: all at once would exceed the Worker's limit for Cognito. */
function signedIn(site: Site, accessSeconds: number): Promise<Person> {
	const signIn = async () => person(site, await site.signIn({ access_seconds: accessSeconds }));
	const next = lastSignIn.then(signIn, signIn);
	lastSignIn = next;
	return next;
}

/** People who keep sending requests, to both processes in turn or to the one named. */
async function keepSending(senders: [Person, at?: string][]): Promise<SessionResponse[][]> {
	const responses: SessionResponse[][] = senders.map(() => []);
	const until = performance.now() + outageMs;
	for (let round = 0; performance.now() < until; round++) {
		const alternate = round % 2 ? 'one' : 'other';
		const sent = senders.map(([each, at = alternate]) => each.send(at));
		for (const [index, response] of sent.entries()) responses[index]?.push(await response);
		await pause(200);
	}
	return responses;
}

/** Simulates outages of the keys, of the token endpoint, and of new keys at a site. */
async function simulateOutages(site: Site, outage: Outage) {
	const known = await signedIn(site, 3600);
	const moving = await signedIn(site, 45);
	const expired = await signedIn(site, 4);
	// Last, because its token must outlive the outage.
	const due = await signedIn(site, 59);
	const signedInAt = performance.now();

	await outage.begin(site, 'jwks');
	const atFreshProcess = await known.send('other');
	await end(site);
	await pause(retryAfterMs);
	const recovered = await known.send('other');
	const keysFetchedAt = performance.now();

	await pauseUntil(signedInAt + 4_100);
	await outage.begin(site, 'token');
	const whileTokens = await keepSending([[known], [due], [expired]]);
	await end(site);
	await pause(retryAfterMs);
	const renewed = [await expired.send('one'), await due.send('other')];

	// One process learns the new keys with a token that they signed; the other does not.
	await pauseUntil(signedInAt + keysCooldownMs);
	await site.cognito.control('rotate-keys', { keep_old: true });
	while (!(await moving.send('one')).cookie) await pause(100);
	await pauseUntil(keysFetchedAt + keysCooldownMs);
	await outage.begin(site, 'jwks');
	const sent = await site.calls('jwks');
	const whileKeys = await keepSending([[known], [moving.copy(), 'one'], [moving.copy(), 'other']]);
	const fetchesAgain = (await site.calls('jwks')) > sent || !site.isCognitoRunning();
	await end(site);
	const afterOutage = await moving.send('one');
	return { atFreshProcess, recovered, whileTokens, renewed, whileKeys, fetchesAgain, afterOutage };
}

type Result = Awaited<ReturnType<typeof simulateOutages>>;
const results = new Map<Outage, Promise<Result>>();
/** Milliseconds for all outages of a site, on a busy machine. */
const timeoutMs = 240_000;
const resultOf = async (outage: Outage) => (await results.get(outage)) ?? expect.fail();

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: outages.length });
	// The outages mostly wait, so they run at the same time, each against its own site.
	for (const [index, site] of processes.sites.entries()) {
		const outage = outages[index];
		if (!outage) throw new RangeError('More sites than outages');
		const work = simulateOutages(site, outage);
		work.catch(() => undefined);
		results.set(outage, work);
	}
}, timeoutMs);
afterAll(async () => processes?.[Symbol.asyncDispose]());

const statuses = (responses: SessionResponse[] = []) => [
	...new Set(responses.map(({ status }) => status))
];

/** Expects 503 with Retry-After. */
function expectUnavailable(responses: SessionResponse[] = []) {
	expect(statuses(responses)).toEqual([503]);
	for (const { retryAfter } of responses) expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
}

const expectDuring = ({ isSlow }: Outage, responses: SessionResponse[] | undefined) =>
	isSlow ? expect(statuses(responses)).toEqual([200]) : expectUnavailable(responses);

describe('when the token endpoint', () => {
	it.each(outages)(
		'$title, no one is signed out and the site recovers at once',
		async (outage) => {
			const { whileTokens, renewed } = await resultOf(outage);
			const [known, due, expired] = whileTokens;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(due)).toEqual([200]);
			expectDuring(outage, expired);
			expect(statuses(renewed)).toEqual([200]);
		},
		timeoutMs
	);
});

describe('when the key endpoint', () => {
	it.each(outages)(
		'$title, a process without keys responds with 503 and recovers at once',
		async (outage) => {
			const { atFreshProcess, recovered } = await resultOf(outage);
			expectDuring(outage, [atFreshProcess]);
			expect(recovered.status).toBe(200);
		},
		timeoutMs
	);

	it.each(outages)(
		'$title, only requests with a token of a new key fail',
		async (outage) => {
			const { whileKeys, fetchesAgain, afterOutage } = await resultOf(outage);
			const [known, atKnowing, atUnknowing] = whileKeys;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(atKnowing)).toEqual([200]);
			expectDuring(outage, atUnknowing);
			expect(fetchesAgain).toBe(true);
			expect(afterOutage.status).toBe(200);
		},
		timeoutMs
	);
});
