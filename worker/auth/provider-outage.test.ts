import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../test/browser/browser.ts';
import { createSite } from '../testing/site.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;

beforeEach(() => cognito.reset());

/** Seconds. */
const hour = 3600;
const minute = 60;

/** Whether this isolate can reach Cognito. */
let isCutOff = false;
const throughTheNetwork = async (request: Request) => {
	if (isCutOff) throw new TypeError('Network connection lost.');
	return cognito.fetch(request);
};
const open = (): Site => createSite({ beside: first, parts: { fetch: throughTheNetwork } });

const troubles: [string, object | null][] = [
	['answers 500', { status: 500 }],
	['answers 429', { status: 429, headers: { 'retry-after': '2' } }],
	['answers HTML', { malformed: 'html' }],
	['answers half a body', { malformed: 'half_json' }],
	['answers nothing', { malformed: 'empty' }],
	['is not there', null]
];

async function begin(endpoint: string, fault: object | null): Promise<void> {
	if (fault) await cognito.control('fault', { endpoint, times: 10_000, ...fault });
	else isCutOff = true;
}

async function end(): Promise<void> {
	isCutOff = false;
	await cognito.control('clear-faults');
}

/** A browser whose access token ends in so many seconds. */
async function withTokenFor(site: Site, seconds: number): Promise<Browser> {
	await cognito.control('client', { access_seconds: seconds, rotation: true, grace_seconds: 0 });
	const browser = await site.signIn('emil-owner');
	await cognito.control('client', { access_seconds: hour });
	return browser;
}

/** The same browser at another isolate. */
function at(site: Site, { cookies }: Browser): Browser {
	const browser = site.browse();
	for (const [name, cookie] of cookies) browser.cookies.set(name, cookie);
	return browser;
}

const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;

/** Seconds between two requests of a browser. */
const every = 5;

/** @returns the responses to each browser, in order */
async function aMinuteOf(...browsers: Browser[]): Promise<number[][]> {
	const seen: number[][] = browsers.map(() => []);
	for (let second = 0; second < minute; second += every) {
		for (const [index, browser] of browsers.entries()) {
			const answer = await browser.visit('/api/auth/me');
			seen[index]?.push(answer.status);
			expect(answer.headers.has('retry-after')).toBe(answer.status === 503);
		}
		first.pass(every);
	}
	return seen;
}

const always = (status: number) => Array.from({ length: minute / every }, () => status);
/** 200 in the first half of the minute, 503 in the second. */
const untilItEnded = always(200).map((status, index) =>
	index * every < minute / 2 ? status : 503
);

describe('a minute in which the token endpoint', () => {
	it.each(troubles)('%s affects only sessions whose access token has ended', async (_, fault) => {
		const [one, other] = [open(), open()];
		const fresh = await withTokenFor(one, hour);
		const ending = await withTokenFor(one, minute / 2);
		const over = await withTokenFor(one, 1);
		// Gives the keys to the second isolate, whose lack of them is another test.
		await statusOf(at(other, fresh));
		first.pass(1);
		await begin('token', fault);

		const seen = await aMinuteOf(fresh, at(other, fresh), ending, over, at(other, over));
		expect(seen[0]).toEqual(always(200));
		expect(seen[1]).toEqual(always(200));
		expect(seen[2]?.slice(0, 14)).toEqual(untilItEnded.slice(0, 14));
		expect(seen[2]?.slice(-14)).toEqual(untilItEnded.slice(-14));
		expect(seen[3]).toEqual(always(503));
		expect(seen[4]).toEqual(always(503));

		await end();
		expect(await Promise.all([over, ending, fresh].map(statusOf))).toEqual([200, 200, 200]);
		expect(one.logged.map(({ event }) => event)).not.toContain('session_ended');
	});
});

describe('a minute in which new keys are unavailable because Cognito', () => {
	it.each(troubles.slice(0, -1))(
		'%s affects only sessions whose access token has ended, loses no tokens, and ends ten seconds later',
		async (_, fault) => {
			const site = open();
			const fresh = await withTokenFor(site, hour);
			const over = await withTokenFor(site, 1);
			first.pass(1);
			await cognito.control('rotate-keys', { keep_old: true });
			await begin('jwks', fault);
			const { token: before } = await first.calls();

			expect(await aMinuteOf(fresh, over)).toEqual([always(200), always(503)]);

			await end();
			first.pass(10);
			expect(await Promise.all([over, fresh].map(statusOf))).toEqual([200, 200]);
			const { token: after } = await first.calls();
			expect(after).toBe((before ?? 0) + 1);
		}
	);

	it.each(troubles)(
		'%s makes signed-in people wait at an isolate without keys, and no anonymous visitor',
		async (_, fault) => {
			const fresh = await withTokenFor(open(), hour);
			const isolate = open();
			const there = at(isolate, fresh);
			await begin('jwks', fault);

			expect(await aMinuteOf(there)).toEqual([always(503)]);
			expect((await isolate.browse().visit('/')).status).toBe(200);
			expect((await there.visit('/')).status).toBe(200);

			await end();
			first.pass(1);
			expect(await statusOf(there)).toBe(200);
		}
	);
});
