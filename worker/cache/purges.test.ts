import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { purges } from '../database/schema.ts';
import { flushPurges } from './flush-purges.ts';
import { recordPurges } from './record-purges.ts';

const database = openDatabase(env.DB);
const manyTags = (count: number) => Array.from({ length: count }, (_, index) => `event-${index}`);

beforeEach(async () => void (await database.delete(purges)));

/** A cache like Cloudflare's: five calls a minute, and a second purge for what was being rendered. */
function openCache({ accepts = () => true }: { accepts?: (call: number) => boolean } = {}) {
	const clock = { now: 1_000_000_000 };
	const calls: { at: number; tags: string[] }[] = [];
	const logged: string[] = [];
	const flush = (maxCalls = 5) =>
		flushPurges(
			{
				database,
				publicPages: {
					get: () => Promise.reject(new Error('not used')),
					purge: async (tags) => {
						calls.push({ at: clock.now, tags: [...tags].sort() });
						return accepts(calls.length);
					},
					purgeIntervalMs: 12_000,
					settleMs: 12_000
				},
				now: () => clock.now,
				log: (event) => void logged.push(event),
				wait: async (ms) => void (clock.now += ms)
			},
			maxCalls
		);
	return {
		calls,
		clock,
		flush,
		logged,
		record: (...tags: string[]) => recordPurges(database, tags, clock.now)
	};
}

const left = () => database.select().from(purges);

describe('the purges that writes record', () => {
	it('are done at once, and again for what was being rendered meanwhile', async () => {
		const { calls, clock, flush, record } = openCache();
		const start = clock.now;
		await record('event-1', 'business-2');
		await record('event-1');
		await flush();
		const tags = ['business-2', 'event-1'];
		expect(calls).toEqual([
			{ at: start, tags },
			{ at: start + 12_000, tags }
		]);
		clock.now += 12_000;
		await flush();
		expect(calls).toHaveLength(2);
		expect(await left()).toEqual([]);
	});

	it('are at most five calls a minute of a hundred tags, however many flush', async () => {
		const { calls, clock, flush, record } = openCache();
		await record(...manyTags(350));
		const start = clock.now;
		for (let minute = 0; minute < 3; minute++) {
			await Promise.all([flush(), flush(), flush()]);
		}
		const times = calls.map(({ at }) => at);
		expect(times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= 12_000)).toBe(
			true
		);
		expect(Math.max(...calls.map(({ tags }) => tags.length))).toBe(100);
		const firstMinute = calls.filter(({ at }) => at < start + 60_000);
		expect(firstMinute.length).toBeLessThanOrEqual(5);
		expect(new Set(calls.flatMap(({ tags }) => tags)).size).toBe(350);
	});

	it('that are refused are done later', async () => {
		const { calls, flush, logged, record } = openCache({ accepts: (call) => call > 2 });
		await record('event-1');
		await flush();
		expect(logged).toEqual(['page_purge_failed', 'page_purge_failed']);
		expect(calls.map(({ tags }) => tags)).toEqual([
			['event-1'],
			['event-1'],
			['event-1'],
			['event-1']
		]);
	});

	it('that are always refused end when no page is left that they could reach', async () => {
		const { calls, clock, flush, record } = openCache({ accepts: () => false });
		await record('event-1');
		await flush(2);
		expect(calls).toHaveLength(2);
		clock.now += 15 * 60_000;
		await flush(2);
		expect(calls).toHaveLength(2);
		expect(await left()).toEqual([]);
	});

	it('begin again with a further change', async () => {
		const { calls, clock, flush, record } = openCache();
		await record('event-1');
		await flush(1);
		clock.now += 5_000;
		await record('event-1');
		await flush();
		expect(calls).toHaveLength(3);
	});
});
