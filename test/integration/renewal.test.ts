import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionResponse, Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: 8 });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Each test has its own site, because the tests run at the same time; those tried again too. */
function ownSite(): Site {
	const site = processes.sites.pop();
	if (!site) throw new RangeError('More tests than sites');
	return site;
}

const withoutGrace = { rotation: true, grace_seconds: 0 };
const setClient = (site: Site, client: object) => site.cognito.control('client', client);

/** How long before its end an access token is due to be renewed, in seconds; see token-refresh.ts. */
const renewBeforeSeconds = 60;

/** A session whose access token is due to be renewed, and which no request is renewing. */
async function dueSession(site: Site, client: object = {}): Promise<string> {
	const access_seconds = renewBeforeSeconds - 1;
	const cookie = await site.signIn({ ...withoutGrace, access_seconds, ...client });
	await renewalsEnd(site);
	return cookie;
}

/**
 * Waits for renewals, because requests with a valid token finish before the renewals that they
 * start.
 */
async function renewalsEnd(site: Site): Promise<void> {
	while ((await leaseOf(site)) > 0) await pause(50);
}

const atBoth = (requests: number, site: Site, cookie: string) =>
	Promise.all(
		Array.from({ length: requests }, (_, index) => site.me(index % 2 ? 'one' : 'other', cookie))
	);

const statuses = (responses: SessionResponse[]) => [
	...new Set(responses.map(({ status }) => status))
];
const newCookie = (responses: SessionResponse[]) =>
	responses.find(({ cookie }) => cookie)?.cookie ?? null;

/** Seconds; longer than fifty requests take on a busy machine. */
const secondsUntilDue = 15;

describe.concurrent('two processes over one database', () => {
	it('renew once for 50 concurrent requests, with rotation and no grace period, and once more later', async () => {
		const site = ownSite();
		const cookie = await dueSession(site);
		await setClient(site, {
			...withoutGrace,
			access_seconds: renewBeforeSeconds + secondsUntilDue
		});
		const before = await site.calls('token');
		const responses = await atBoth(50, site, cookie);
		const respondedAt = performance.now();
		expect(statuses(responses)).toEqual([200]);
		await renewalsEnd(site);
		expect(await site.calls('token')).toBe(before + 1);

		const renewed = (await site.me('one', cookie)).cookie ?? expect.fail('No new cookie');
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		await pause(Math.max(0, respondedAt + secondsUntilDue * 1000 - performance.now()));
		const again = await atBoth(50, site, renewed);
		expect(statuses(again)).toEqual([200]);
		await renewalsEnd(site);
		expect(await site.calls('token')).toBe(before + 2);
		const later = await atBoth(2, site, newCookie(again) ?? renewed);
		expect(statuses(later)).toEqual([200]);
		expect(await site.calls('token')).toBe(before + 2);
	});

	it('make requests wait when the access token has expired, and share one result', async () => {
		const site = ownSite();
		const cookie = await dueSession(site, { access_seconds: 4 });
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		await pause(4_100);
		const before = await site.calls('token');
		await site.cognito.control('fault', { endpoint: 'token', delay_ms: 700 });
		// Few enough for a busy machine: a request waits some seconds at most.
		expect(statuses(await atBoth(20, site, cookie))).toEqual([200]);
		expect(await site.calls('token')).toBe(before + 1);
	});

	it('give the new tokens to a browser that did not receive them', async () => {
		const site = ownSite();
		const cookie = await dueSession(site);
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		const before = await site.calls('token');
		await site.me('one', cookie);
		await renewalsEnd(site);
		const later = await site.me('other', cookie);
		expect(later).toMatchObject({ status: 200, cookie: expect.any(String) });
		expect(await site.calls('token')).toBe(before + 1);
	});
});

/** How long a renewal may hold its lease, in milliseconds; see token-refresh.ts. */
const leaseMs = 20_000;

// Last, because the other tests need both processes.
describe('a process that dies', () => {
	it('during a renewal blocks others for no longer than its lease', async () => {
		const site = ownSite();
		const cookie = await dueSession(site, { grace_seconds: 60 });
		const before = await site.calls('token');
		await site.cognito.control('fault', { endpoint: 'token', after: true, hang: true });
		const began = Date.now();
		const lost = site.me('other', cookie).catch(() => null);
		while ((await site.calls('token')) === before) await pause(20);
		const asked = Date.now();
		processes.kill('other');
		await lost;
		expect(await site.me('one', cookie)).toMatchObject({ status: 200, cookie: null });

		const leaseUntil = await leaseOf(site);
		expect(leaseUntil).toBeGreaterThanOrEqual(began + leaseMs);
		expect(leaseUntil).toBeLessThanOrEqual(asked + leaseMs);
		// Ends the lease now instead of waiting for it.
		await processes.query(`UPDATE sessions SET lease_until = ${Date.now()} WHERE ${isOf(site)}`);
		expect(await site.me('one', cookie)).toMatchObject({
			status: 200,
			cookie: expect.any(String)
		});
	});
});

const isOf = ({ cognito }: Site) =>
	`user_id IN (SELECT id FROM users WHERE issuer = '${cognito.issuer}')`;

/** When the lease ends, in milliseconds since 1970, UTC. */
async function leaseOf(site: Site): Promise<number> {
	const [row] = await processes.query(`SELECT lease_until FROM sessions WHERE ${isOf(site)}`);
	return Number(row?.['lease_until']);
}
