import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

interface Trouble {
	title: string;
	begin: (site: Site, endpoint: 'token' | 'jwks') => Promise<unknown>;
	/** Cognito answers in the end, and whoever needs it waits. */
	answersInTheEnd?: boolean;
}

const fault = (input: object) => (site: Site, endpoint: string) =>
	site.cognito.control('fault', { endpoint, times: 500, ...input });

const troubles: Trouble[] = [
	{ title: 'answers 500', begin: fault({ status: 500 }) },
	{ title: 'answers 429', begin: fault({ status: 429, headers: { 'retry-after': '2' } }) },
	{ title: 'answers HTML', begin: fault({ malformed: 'html' }) },
	{ title: 'answers half a body', begin: fault({ malformed: 'half_json' }) },
	{ title: 'does not answer', begin: fault({ hang: true }) },
	{ title: 'is slow', begin: fault({ delay_ms: 1_500 }), answersInTheEnd: true },
	{ title: 'is not there', begin: (site) => site.takeCognitoDown() }
];

async function end(site: Site): Promise<void> {
	await site.cognito.control('clear-faults');
	if (!site.isCognitoUp()) await site.bringCognitoBack();
}

/** Milliseconds after which a Worker looks again whether Cognito is back. */
const nextLook = 1_100;
/** Milliseconds in which an isolate does not ask twice for keys, and more. */
const keysCoolDown = 10_200;
/** Milliseconds of traffic while Cognito is in trouble. */
const troubleFor = 2_000;

/** @param time of `performance.now()`; no time at all when it is over */
const pauseUntil = (time: number) => pause(Math.max(0, time - performance.now()));

/** A browser that keeps what it is given. */
function visitor(site: Site, cookie: string) {
	const ask = async (at: string) => {
		const answer = await site.me(at, cookie);
		cookie = answer.cookie ?? cookie;
		return answer;
	};
	return { ask, copy: () => visitor(site, cookie) };
}
type Visitor = ReturnType<typeof visitor>;

let lastSignIn: Promise<unknown> = Promise.resolve();

/** In turn over all sites: together they would take longer than a Worker waits for its Cognito. */
function signedIn(site: Site, accessSeconds: number): Promise<Visitor> {
	const signIn = async () => visitor(site, await site.signIn({ access_seconds: accessSeconds }));
	const mine = lastSignIn.then(signIn, signIn);
	lastSignIn = mine;
	return mine;
}

/** Visitors who ask again and again for a while, at both processes by turns or at the one named. */
async function traffic(asking: [Visitor, at?: string][]): Promise<Answer[][]> {
	const answers: Answer[][] = asking.map(() => []);
	const until = performance.now() + troubleFor;
	for (let round = 0; performance.now() < until; round++) {
		const turn = round % 2 ? 'one' : 'other';
		const asked = asking.map(([each, at = turn]) => each.ask(at));
		for (const [index, answer] of asked.entries()) answers[index]?.push(await answer);
		await pause(200);
	}
	return answers;
}

/** Everything that a trouble of this kind may do to a site, while people use it. */
async function goThrough(site: Site, trouble: Trouble) {
	const known = await signedIn(site, 3600);
	const moving = await signedIn(site, 45);
	const over = await signedIn(site, 4);
	// Last, because its token must not end before the trouble does.
	const due = await signedIn(site, 59);
	const signedInAt = performance.now();

	await trouble.begin(site, 'jwks');
	const atFreshProcess = await known.ask('other');
	await end(site);
	await pause(nextLook);
	const recovered = await known.ask('other');
	const keysFetchedAt = performance.now();

	await pauseUntil(signedInAt + 4_100);
	await trouble.begin(site, 'token');
	const whileTokens = await traffic([[known], [due], [over]]);
	await end(site);
	await pause(nextLook);
	const renewed = [await over.ask('one'), await due.ask('other')];

	// One process gets to know new keys with a token that they signed; the other does not.
	await pauseUntil(signedInAt + keysCoolDown);
	await site.cognito.control('rotate-keys', { keep_old: true });
	while (!(await moving.ask('one')).cookie) await pause(100);
	await pauseUntil(keysFetchedAt + keysCoolDown);
	await trouble.begin(site, 'jwks');
	const asked = await site.calls('jwks');
	const whileKeys = await traffic([[known], [moving.copy(), 'one'], [moving.copy(), 'other']]);
	const asksAgain = (await site.calls('jwks')) > asked || !site.isCognitoUp();
	await end(site);
	const afterwards = await moving.ask('one');
	return { atFreshProcess, recovered, whileTokens, renewed, whileKeys, asksAgain, afterwards };
}

type Seen = Awaited<ReturnType<typeof goThrough>>;
const seen = new Map<Trouble, Promise<Seen>>();
/** Milliseconds for all that a site goes through, on a machine that is busy with other tests. */
const patience = 240_000;
const seenOf = async (trouble: Trouble) => (await seen.get(trouble)) ?? expect.fail();

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: troubles.length });
	// All of them at once, each on a site of its own: most of the time goes by waiting.
	for (const [index, site] of processes.sites.entries()) {
		const trouble = troubles[index];
		if (!trouble) throw new RangeError('More sites than troubles');
		const work = goThrough(site, trouble);
		work.catch(() => undefined);
		seen.set(trouble, work);
	}
}, patience);
afterAll(async () => processes?.[Symbol.asyncDispose]());

const statuses = (answers: Answer[] = []) => [...new Set(answers.map(({ status }) => status))];

/** 503, and when to come back. */
function expectToBeAskedToWait(answers: Answer[] = []) {
	expect(statuses(answers)).toEqual([503]);
	for (const { retryAfter } of answers) expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
}

const expectBy = ({ answersInTheEnd }: Trouble, answers: Answer[] | undefined) =>
	answersInTheEnd ? expect(statuses(answers)).toEqual([200]) : expectToBeAskedToWait(answers);

describe('while the token endpoint is in trouble', () => {
	it.each(troubles)(
		'and $title, nobody is signed out, and recovery is immediate',
		async (trouble) => {
			const { whileTokens, renewed } = await seenOf(trouble);
			const [known, due, over] = whileTokens;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(due)).toEqual([200]);
			expectBy(trouble, over);
			expect(statuses(renewed)).toEqual([200]);
		},
		patience
	);
});

describe("while Cognito's keys are in trouble", () => {
	it.each(troubles)(
		'and $title, a process that never had them lets nobody in, and recovers at once',
		async (trouble) => {
			const { atFreshProcess, recovered } = await seenOf(trouble);
			expectBy(trouble, [atFreshProcess]);
			expect(recovered.status).toBe(200);
		},
		patience
	);

	it.each(troubles)(
		'and $title, whoever has a token of a new key waits, and nobody else',
		async (trouble) => {
			const { whileKeys, asksAgain, afterwards } = await seenOf(trouble);
			const [known, atKnowing, atUnknowing] = whileKeys;
			expect(statuses(known)).toEqual([200]);
			expect(statuses(atKnowing)).toEqual([200]);
			expectBy(trouble, atUnknowing);
			expect(asksAgain).toBe(true);
			expect(afterwards.status).toBe(200);
		},
		patience
	);
});
