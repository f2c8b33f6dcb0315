import { describe, expect, it } from 'vitest';
import { createMemory } from './ttl-cache.ts';

/** A memory of five seconds whose clock the test holds. */
function opened(milliseconds = 5_000, most?: number) {
	const clock = { now: 100_000 };
	return { clock, memory: createMemory<string>(milliseconds, () => clock.now, most) };
}

describe('what an isolate remembers', () => {
	it.each([
		[4_999, 'known'],
		[5_000, null]
	])('is after %i milliseconds: %s', (passed, value) => {
		const { clock, memory } = opened();
		memory.set('a', 'known');
		clock.now += passed;
		expect(memory.get('a')).toBe(value);
	});

	it('is forgotten when it is told to forget', () => {
		const { memory } = opened();
		memory.set('a', 'known');
		memory.forget('a');
		expect(memory.get('a')).toBeNull();
	});

	it('is bounded: the one that was set longest ago goes first', () => {
		const { memory } = opened(5_000, 2);
		for (const key of ['a', 'b', 'a', 'c']) memory.set(key, key);
		expect(['a', 'b', 'c'].map(memory.get)).toEqual(['a', null, 'c']);
	});

	it('is nothing where the setting is 0, on a clock that goes back either', () => {
		const { clock, memory } = opened(0);
		memory.set('a', 'known');
		expect(memory.get('a')).toBeNull();
		memory.set('a', 'known');
		clock.now -= 1_000;
		expect(memory.get('a')).toBeNull();
	});
});
