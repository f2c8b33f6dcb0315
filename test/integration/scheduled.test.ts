import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

const dayMs = 86_400_000;

let processes: Processes;
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
});
afterAll(async () => processes?.[Symbol.asyncDispose]());

describe('the scheduled job', () => {
	it('deletes only sessions that ended more than a week ago', async () => {
		const end = (id: unknown, days: number) =>
			processes.query(
				`UPDATE sessions SET ended_at = ${Date.now() - days * dayMs} WHERE id = '${id}'`
			);
		for (let signIns = 0; signIns < 3; signIns++) await processes.site.signIn();
		const ids = (await processes.query('SELECT id FROM sessions')).map(({ id }) => id);
		expect(ids).toHaveLength(3);
		const [longAgo, lately, open] = ids;
		await end(longAgo, 8);
		await end(lately, 6);
		expect(await processes.runScheduled()).toMatchObject({ outcome: 'ok' });
		const left = await processes.query('SELECT id FROM sessions');
		expect(new Set(left.map(({ id }) => id))).toEqual(new Set([lately, open]));
	});

	it.each(['staging', 'production'])('runs every minute and every night in %s', (env) => {
		const { triggers } = unstable_readConfig({ config: 'wrangler.toml', env });
		expect(triggers.crons).toEqual([
			'* * * * *',
			'*/5 * * * *',
			expect.stringMatching(/^\d+ \d+ \* \* \*$/)
		]);
	});
});
