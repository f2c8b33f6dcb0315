import { describe, expect, it } from 'vitest';
import { TtlCache } from './ttl-cache.ts';

/** A cache of five seconds, and its clock. */
function opened(milliseconds = 5_000, most?: number) {
	const clock = { now: 100_000 };
	return { clock, cache: new TtlCache<string>(milliseconds, () => clock.now, most) };
}

describe('a cache with a time to live', () => {
	it.each([
		[4_999, 'known'],
		[5_000, null]
	])('after %i milliseconds returns %s', (passed, value) => {
		const { clock, cache } = opened();
		cache.set('a', 'known');
		clock.now += passed;
		expect(cache.get('a')).toBe(value);
	});

	it('deletes a key', () => {
		const { cache } = opened();
		cache.set('a', 'known');
		cache.delete('a');
		expect(cache.get('a')).toBeNull();
	});

	it('is bounded: the entry that was set longest ago is removed first', () => {
		const { cache } = opened(5_000, 2);
		for (const key of ['a', 'b', 'a', 'c']) cache.set(key, key);
		expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['a', null, 'c']);
	});

	it('caches nothing with a time of 0, even when the clock goes back', () => {
		const { clock, cache } = opened(0);
		cache.set('a', 'known');
		expect(cache.get('a')).toBeNull();
		cache.set('a', 'known');
		clock.now -= 1_000;
		expect(cache.get('a')).toBeNull();
	});
});
