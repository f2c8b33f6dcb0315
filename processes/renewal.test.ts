import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Site } from './site.ts';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one', 'other'], sites: 4 });
}, 120_000);
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** A site that no other of these tests puts through anything: they run at once. */
function ownSite(): Site {
	const site = processes.sites.pop();
	if (!site) throw new RangeError('More tests than sites');
	return site;
}

const withoutGrace = { rotation: true, grace_seconds: 0 };
const setClient = (site: Site, client: object) => site.cognito.control('client', client);

/** A session whose access token is due to be renewed at once. */
const dueSession = (site: Site, client: object = {}) =>
	site.signIn({ ...withoutGrace, access_seconds: 50, ...client });

const atBoth = (requests: number, site: Site, cookie: string) =>
	Promise.all(
		Array.from({ length: requests }, (_, index) => site.me(index % 2 ? 'one' : 'other', cookie))
	);

const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))];
const newCookie = (answers: Answer[]) => answers.find(({ cookie }) => cookie)?.cookie ?? null;

describe.concurrent('two Worker processes over one database', () => {
	it('renews once for 50 requests at once, rotation on, no grace; and again afterwards', async () => {
		const site = ownSite();
		const cookie = await dueSession(site);
		await setClient(site, { ...withoutGrace, access_seconds: 63 });
		const before = await site.calls('token');
		const answers = await atBoth(50, site, cookie);
		expect(statuses(answers)).toEqual([200]);
		expect(await site.calls('token')).toBe(before + 1);

		const renewed = newCookie(answers) ?? '';
		await setClient(site, { ...withoutGrace, access_seconds: 3600 });
		await pause(3_100);
		const again = await atBoth(50, site, renewed);
		expect(statuses(again)).toEqual([200]);
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
		const later = await site.me('other', cookie);
		expect(later).toMatchObject({ status: 200, cookie: expect.any(String) });
		expect(await site.calls('token')).toBe(before + 1);
	});
});

// After the others, for which both have to be there.
describe('a process that dies', () => {
	it('holds nobody up longer than the lease, when it won and dies with the answer', async () => {
		const site = ownSite();
		const cookie = await dueSession(site, { grace_seconds: 60 });
		const before = await site.calls('token');
		await site.cognito.control('fault', { endpoint: 'token', after: true, hang: true });
		const lost = site.me('other', cookie).catch(() => null);
		while ((await site.calls('token')) === before) await pause(20);
		processes.kill('other');
		await lost;
		expect(await site.me('one', cookie)).toMatchObject({ status: 200, cookie: null });

		const held = (await leaseOf(site)) - Date.now();
		expect(held).toBeGreaterThan(10_000);
		expect(held).toBeLessThanOrEqual(15_000);
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
