import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcesses } from './worker-processes.ts';
import type { Answer, Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => void (processes = await startProcesses()), 120_000);
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Milliseconds of traffic in the middle of which Cognito is in trouble. */
const troubleFor = 4_000;
const troubles = [
	{ title: 'answers 500', fault: { status: 500 } },
	{ title: 'answers 429', fault: { status: 429, headers: { 'retry-after': '2' } } },
	{ title: 'answers HTML', fault: { malformed: 'html' } },
	{ title: 'answers half a body', fault: { malformed: 'half_json' } },
	{ title: 'does not answer', fault: { hang: true } }
];

/** A browser that keeps what it is given. */
function visitor(cookie: string) {
	const answers: Answer[] = [];
	return {
		answers,
		async ask(at: 'one' | 'other') {
			const answer = await processes.me(at, cookie);
			cookie = answer.cookie ?? cookie;
			answers.push(answer);
			return answer;
		}
	};
}

async function signedIn(accessSeconds: number) {
	await processes.control('client', { access_seconds: accessSeconds, grace_seconds: 60 });
	const cookie = await processes.signIn();
	await processes.control('client', { access_seconds: 3600 });
	return visitor(cookie);
}

describe('while the token endpoint is in trouble', () => {
	it.each(troubles)(
		'and $title, nobody is signed out, and recovery is immediate',
		async ({ fault }) => {
			const fresh = await signedIn(3600);
			const due = await signedIn(45);
			const over = await signedIn(1);
			await pause(1_100);
			await processes.control('fault', { endpoint: 'token', times: 500, ...fault });

			const until = performance.now() + troubleFor;
			while (performance.now() < until) {
				const at = performance.now() % 2 > 1 ? 'one' : 'other';
				await Promise.all([fresh.ask(at), due.ask(at), over.ask(at), pause(100)]);
			}
			expect(fresh.answers.every(({ status }) => status === 200)).toBe(true);
			expect(due.answers.every(({ status }) => status === 200)).toBe(true);
			expect(over.answers.every(({ status }) => status === 503)).toBe(true);
			expect(over.answers.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);

			await processes.control('clear-faults', {});
			await pause(1_100);
			expect((await over.ask('one')).status).toBe(200);
			expect((await due.ask('other')).status).toBe(200);
		}
	);
});
