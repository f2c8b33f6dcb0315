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
const fetchOrFail = async (request: Request) => {
	if (isCutOff) throw new TypeError('Network connection lost.');
	return cognito.fetch(request);
};
const open = (): Site => createSite({ sharedWith: first, dependencies: { fetch: fetchOrFail } });

const faults: [string, object | null][] = [
	['responds with 500', { status: 500 }],
	['responds with 429', { status: 429, headers: { 'retry-after': '2' } }],
	['responds with HTML', { malformed: 'html' }],
	['responds with half a body', { malformed: 'half_json' }],
	['responds with an empty body', { malformed: 'empty' }],
	['cannot be reached', null]
];

async function begin(endpoint: string, fault: object | null): Promise<void> {
	if (fault) await cognito.control('fault', { endpoint, times: 10_000, ...fault });
	else isCutOff = true;
}

async function end(): Promise<void> {
	isCutOff = false;
	await cognito.control('clear-faults');
}

/** A browser whose access token expires in so many seconds. */
async function withTokenFor(site: Site, seconds: number): Promise<Browser> {
	await cognito.control('client', { access_seconds: seconds, rotation: true, grace_seconds: 0 });
	const browser = await site.signIn('emil-owner');
	await cognito.control('client', { access_seconds: hour });
	return browser;
}

/** The same browser at another isolate. */
function moveTo(site: Site, { cookies }: Browser): Browser {
	const browser = site.browse();
	for (const [name, cookie] of cookies) browser.cookies.set(name, cookie);
	return browser;
}

const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;

/** Seconds between two requests of a browser. */
const every = 5;

/** @returns the responses to each browser, in order */
async function aMinuteOf(...browsers: Browser[]): Promise<number[][]> {
	const statuses: number[][] = browsers.map(() => []);
	for (let second = 0; second < minute; second += every) {
		for (const [index, browser] of browsers.entries()) {
			const response = await browser.visit('/api/auth/me');
			statuses[index]?.push(response.status);
			expect(response.headers.has('retry-after')).toBe(response.status === 503);
		}
		first.pass(every);
	}
	return statuses;
}

const always = (status: number) => Array.from({ length: minute / every }, () => status);
/** 200 in the first half of the minute, 503 in the second. */
const untilExpiry = always(200).map((status, index) => (index * every < minute / 2 ? status : 503));

describe('while, for a minute, the token endpoint', () => {
	it.each(faults)(
		'%s, only sessions with an expired access token are affected',
		async (_, fault) => {
			const [one, other] = [open(), open()];
			const fresh = await withTokenFor(one, hour);
			const expiring = await withTokenFor(one, minute / 2);
			const expired = await withTokenFor(one, 1);
			// The second isolate fetches the keys now: another test covers an isolate without keys.
			await statusOf(moveTo(other, fresh));
			first.pass(1);
			await begin('token', fault);

			const statuses = await aMinuteOf(
				fresh,
				moveTo(other, fresh),
				expiring,
				expired,
				moveTo(other, expired)
			);
			expect(statuses[0]).toEqual(always(200));
			expect(statuses[1]).toEqual(always(200));
			expect(statuses[2]?.slice(0, 14)).toEqual(untilExpiry.slice(0, 14));
			expect(statuses[2]?.slice(-14)).toEqual(untilExpiry.slice(-14));
			expect(statuses[3]).toEqual(always(503));
			expect(statuses[4]).toEqual(always(503));

			await end();
			expect(await Promise.all([expired, expiring, fresh].map(statusOf))).toEqual([200, 200, 200]);
			expect(one.logged.map(({ event }) => event)).not.toContain('session_ended');
		}
	);
});

describe('while, for a minute, new keys are unavailable because Cognito', () => {
	it.each(faults.slice(0, -1))(
		'%s, only sessions with an expired access token are affected, and they recover within ten seconds',
		async (_, fault) => {
			const site = open();
			const fresh = await withTokenFor(site, hour);
			const expired = await withTokenFor(site, 1);
			first.pass(1);
			await cognito.control('rotate-keys', { keep_old: true });
			await begin('jwks', fault);
			const { token: before } = await first.calls();

			expect(await aMinuteOf(fresh, expired)).toEqual([always(200), always(503)]);

			await end();
			first.pass(10);
			expect(await Promise.all([expired, fresh].map(statusOf))).toEqual([200, 200]);
			const { token: after } = await first.calls();
			expect(after).toBe((before ?? 0) + 1);
		}
	);

	it.each(faults)(
		'%s, an isolate without keys responds with 503 to signed-in people only',
		async (_, fault) => {
			const fresh = await withTokenFor(open(), hour);
			const isolate = open();
			const elsewhere = moveTo(isolate, fresh);
			await begin('jwks', fault);

			expect(await aMinuteOf(elsewhere)).toEqual([always(503)]);
			expect((await isolate.browse().visit('/')).status).toBe(200);
			expect((await elsewhere.visit('/')).status).toBe(200);

			await end();
			first.pass(1);
			expect(await statusOf(elsewhere)).toBe(200);
		}
	);
});
