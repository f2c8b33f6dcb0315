import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: 4 });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** A site that no other of these tests puts through anything: they run at once. */
function ownSite(): Site {
	const site = processes.sites.pop();
	if (!site) throw new RangeError('More tests than sites');
	return site;
}

const withoutGrace = { rotation: true, grace_seconds: 0 };
const setClient = (site: Site, client: object) => site.cognito.control('client', client);

/** Seconds before the end of an access token when it is due to be renewed, as auth/renewal.ts has it. */
const renewBefore = 60;

/** A session whose access token is due to be renewed at once, and that nobody is renewing. */
async function dueSession(site: Site, client: object = {}): Promise<string> {
	const access_seconds = renewBefore - 1;
	const cookie = await site.signIn({ ...withoutGrace, access_seconds, ...client });
	await nobodyRenews(site);
	return cookie;
}

/** Whoever has a token that is still good is answered before their renewal is over. */
async function nobodyRenews(site: Site): Promise<void> {
	while ((await leaseOf(site)) > 0) await pause(50);
}

const atBoth = (requests: number, site: Site, cookie: string) =>
	Promise.all(
		Array.from({ length: requests }, (_, index) => site.me(index % 2 ? 'one' : 'other', cookie))
	);

const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))];
const newCookie = (answers: Answer[]) => answers.find(({ cookie }) => cookie)?.cookie ?? null;

/** Seconds: longer than fifty requests take on a machine that is busy with other tests. */
const untilDueAgain = 15;

describe.concurrent('two Worker processes over one database', () => {
	it('renews once for 50 requests at once, rotation on, no grace; and again afterwards', async () => {
		const site = ownSite();
		const cookie = await dueSession(site);
		await setClient(site, { ...withoutGrace, access_seconds: renewBefore + untilDueAgain });
		const before = await site.calls('token');
		const answers = await atBoth(50, site, cookie);
		const answeredAt = performance.now();
		expect(statuses(answers)).toEqual([200]);
		await nobodyRenews(site);
		expect(await site.calls('token')).toBe(before + 1);

		const renewed = (await site.me('one', cookie)).cookie ?? expect.fail('No new cookie');
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		await pause(Math.max(0, answeredAt + untilDueAgain * 1000 - performance.now()));
		const again = await atBoth(50, site, renewed);
		expect(statuses(again)).toEqual([200]);
		await nobodyRenews(site);
		expect(await site.calls('token')).toBe(before + 2);
		const later = await atBoth(2, site, newCookie(again) ?? renewed);
		expect(statuses(later)).toEqual([200]);
		expect(await site.calls('token')).toBe(before + 2);
	});

	it('makes those wait whose access token has ended, and gives all of them the one result', async () => {
		const site = ownSite();
		const cookie = await dueSession(site, { access_seconds: 4 });
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		await pause(4_100);
		const before = await site.calls('token');
		await site.cognito.control('fault', { endpoint: 'token', delay_ms: 700 });
		expect(statuses(await atBoth(50, site, cookie))).toEqual([200]);
		expect(await site.calls('token')).toBe(before + 1);
	});

	it('hands the new tokens to a browser that never received them', async () => {
		const site = ownSite();
		const cookie = await dueSession(site);
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		const before = await site.calls('token');
		await site.me('one', cookie);
		await nobodyRenews(site);
		const later = await site.me('other', cookie);
		expect(later).toMatchObject({ status: 200, cookie: expect.any(String) });
		expect(await site.calls('token')).toBe(before + 1);
	});
});

/** Milliseconds, as auth/renewal.ts has it. */
const lease = 20_000;

// After the others, for which both have to be there.
describe('a process that dies', () => {
	it('holds nobody up longer than the lease, when it won and dies with the answer', async () => {
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

		const until = await leaseOf(site);
		expect(until).toBeGreaterThanOrEqual(began + lease);
		expect(until).toBeLessThanOrEqual(asked + lease);
		// Instead of waiting for it to run out, it is made to have begun earlier.
		await processes.query(`UPDATE sessions SET lease_until = ${Date.now()} WHERE ${isOf(site)}`);
		expect(await site.me('one', cookie)).toMatchObject({
			status: 200,
			cookie: expect.any(String)
		});
	});
});

const isOf = ({ cognito }: Site) =>
	`user_id IN (SELECT id FROM users WHERE issuer = '${cognito.issuer}')`;

/** When the right to renew runs out that somebody has taken. Milliseconds since 1970, UTC. */
async function leaseOf(site: Site): Promise<number> {
	const [row] = await processes.query(`SELECT lease_until FROM sessions WHERE ${isOf(site)}`);
	return Number(row?.['lease_until']);
}
