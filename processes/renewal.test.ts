import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcesses } from './worker-processes.ts';
import type { Answer, Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => void (processes = await startProcesses()), 120_000);
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** A session whose access token is due to be renewed at once, and renewed for an hour. */
async function dueSession(graceSeconds: number, accessSeconds = 50): Promise<string> {
	const client = { rotation: true, grace_seconds: graceSeconds };
	await processes.control('client', { ...client, access_seconds: accessSeconds });
	const cookie = await processes.signIn();
	await processes.control('client', { access_seconds: 3600 });
	return cookie;
}

const atBoth = (requests: number, cookie: string) =>
	Promise.all(
		Array.from({ length: requests }, (_, index) =>
			processes.me(index % 2 ? 'one' : 'other', cookie)
		)
	);

const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))];
const newCookie = (answers: Answer[]) => answers.find(({ cookie }) => cookie)?.cookie ?? '';

describe('two Worker processes over one database', () => {
	it('renews once for 50 requests at once, rotation on, no grace; and again afterwards', async () => {
		const cookie = await dueSession(0);
		const before = await processes.tokenCalls();
		await processes.control('client', { access_seconds: 64 });
		const answers = await atBoth(50, cookie);
		expect(statuses(answers)).toEqual([200]);
		expect(await processes.tokenCalls()).toBe(before + 1);

		await pause(4_500);
		await processes.control('client', { access_seconds: 3600 });
		const again = await atBoth(50, newCookie(answers));
		expect(statuses(again)).toEqual([200]);
		expect(await processes.tokenCalls()).toBe(before + 2);
		expect(statuses(await atBoth(2, newCookie(again)))).toEqual([200]);
		expect(await processes.tokenCalls()).toBe(before + 2);
	});

	it('makes those wait whose access token has ended, and gives all of them the one result', async () => {
		const cookie = await dueSession(0, 2);
		await pause(2_100);
		const before = await processes.tokenCalls();
		await processes.control('fault', { endpoint: 'token', delay_ms: 700 });
		expect(statuses(await atBoth(50, cookie))).toEqual([200]);
		expect(await processes.tokenCalls()).toBe(before + 1);
	});

	it('hands the new tokens to a browser that never received them, minutes later', async () => {
		const cookie = await dueSession(0);
		const before = await processes.tokenCalls();
		await processes.me('one', cookie);
		const later = await processes.me('other', cookie);
		expect(later).toMatchObject({ status: 200, cookie: expect.any(String) });
		expect(await processes.tokenCalls()).toBe(before + 1);
	});

	it('is held up no longer than the lease by a winner that dies with the answer', async () => {
		const cookie = await dueSession(60);
		await processes.control('fault', { endpoint: 'token', after: true, hang: true });
		const lost = processes.me('other', cookie).catch(() => null);
		await pause(1_000);
		processes.killOther();
		await lost;

		const startedAt = performance.now();
		let answer = await processes.me('one', cookie);
		while (!answer.cookie && performance.now() - startedAt < 20_000) {
			expect(answer.status).toBe(200);
			await pause(250);
			answer = await processes.me('one', cookie);
		}
		expect(answer.cookie).not.toBeNull();
		expect(performance.now() - startedAt).toBeLessThan(17_000);
	}, 40_000);
});
