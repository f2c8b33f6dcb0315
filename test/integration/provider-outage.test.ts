import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionAnswer, Site } from './site.ts';
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
	{ title: 'answers 500', begin: fault({ status: 500 }) },
	{ title: 'answers 429', begin: fault({ status: 429, headers: { 'retry-after': '2' } }) },
	{ title: 'answers HTML', begin: fault({ malformed: 'html' }) },
	{ title: 'answers half a body', begin: fault({ malformed: 'half_json' }) },
	{ title: 'does not answer', begin: fault({ hang: true }) },
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
	const ask = async (at: string) => {
		const answer = await site.me(at, cookie);
		cookie = answer.cookie ?? cookie;
		return answer;
	};
	return { ask, copy: () => person(site, cookie) };
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
async function traffic(asking: [Person, at?: string][]): Promise<SessionAnswer[][]> {
	const answers: SessionAnswer[][] = asking.map(() => []);
	const until = performance.now() + outageMs;
	for (let round = 0; performance.now() < until; round++) {
		const turn = round % 2 ? 'one' : 'other';
		const asked = asking.map(([each, at = turn]) => each.ask(at));
		for (const [index, answer] of asked.entries()) answers[index]?.push(await answer);
		await pause(200);
	}
	return answers;
}

/** Takes a site through an outage of the keys, of the token endpoint, and of new keys. */
async function goThrough(site: Site, outage: Outage) {
	const known = await signedIn(site, 3600);
	const moving = await signedIn(site, 45);
	const over = await signedIn(site, 4);
	// Last, because its token must not end before the outage does.
	const due = await signedIn(site, 59);
	const signedInAt = performance.now();

	await outage.begin(site, 'jwks');
	const atFreshProcess = await known.ask('other');
	await end(site);
	await pause(retryAfterMs);
	const recovered = await known.ask('other');
	const keysFetchedAt = performance.now();

	await pauseUntil(signedInAt + 4_100);
	await outage.begin(site, 'token');
	const whileTokens = await traffic([[known], [due], [over]]);
	await end(site);
	await pause(retryAfterMs);
	const renewed = [await over.ask('one'), await due.ask('other')];

	// One process learns the new keys with a token that they signed; the other does not.
	await pauseUntil(signedInAt + keysCooldownMs);
	await site.cognito.control('rotate-keys', { keep_old: true });
	while (!(await moving.ask('one')).cookie) await pause(100);
	await pauseUntil(keysFetchedAt + keysCooldownMs);
	await outage.begin(site, 'jwks');
	const asked = await site.calls('jwks');
	const whileKeys = await traffic([[known], [moving.copy(), 'one'], [moving.copy(), 'other']]);
	const asksAgain = (await site.calls('jwks')) > asked || !site.isCognitoRunning();
	await end(site);
	const afterwards = await moving.ask('one');
	return { atFreshProcess, recovered, whileTokens, renewed, whileKeys, asksAgain, afterwards };
}

type Result = Awaited<ReturnType<typeof goThrough>>;
const results = new Map<Outage, Promise<Result>>();
/** Milliseconds for everything that a site goes through, on a busy machine. */
const timeoutMs = 240_000;
const resultOf = async (outage: Outage) => (await results.get(outage)) ?? expect.fail();

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: outages.length });
	// All at the same time, each on a site of its own, because they mostly wait.
	for (const [index, site] of processes.sites.entries()) {
		const outage = outages[index];
		if (!outage) throw new RangeError('More sites than outages');
		const work = goThrough(site, outage);
		work.catch(() => undefined);
		results.set(outage, work);
	}
}, timeoutMs);
afterAll(async () => processes?.[Symbol.asyncDispose]());

const statuses = (answers: SessionAnswer[] = []) => [
	...new Set(answers.map(({ status }) => status))
];

/** Expects 503 with Retry-After. */
function expectUnavailable(answers: SessionAnswer[] = []) {
	expect(statuses(answers)).toEqual([503]);
	for (const { retryAfter } of answers) expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
}

const expectDuring = ({ isSlow }: Outage, answers: SessionAnswer[] | undefined) =>
	isSlow ? expect(statuses(answers)).toEqual([200]) : expectUnavailable(answers);

describe('when the token endpoint', () => {
	it.each(outages)(
		'$title, no one is signed out and the site recovers at once',
		async (outage) => {
			const { whileTokens, renewed } = await resultOf(outage);
			const [known, due, over] = whileTokens;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(due)).toEqual([200]);
			expectDuring(outage, over);
			expect(statuses(renewed)).toEqual([200]);
		},
		timeoutMs
	);
});

describe('when the endpoint of the keys', () => {
	it.each(outages)(
		'$title, a process without keys answers 503 and recovers at once',
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
			const { whileKeys, asksAgain, afterwards } = await resultOf(outage);
			const [known, atKnowing, atUnknowing] = whileKeys;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(atKnowing)).toEqual([200]);
			expectDuring(outage, atUnknowing);
			expect(asksAgain).toBe(true);
			expect(afterwards.status).toBe(200);
		},
		timeoutMs
	);
});
