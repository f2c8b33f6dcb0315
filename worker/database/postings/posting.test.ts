import { expect, it } from 'vitest';
import { firstThatFit } from './posting.ts';

// The local D1 takes longer parameters than the real one, so this is tested by itself.
it('takes as many rows as D1 takes at once, and one at least', () => {
	const postingsOf = (length: number) => [
		{ list: 'x'.repeat(length), firstDays: [1], furtherDays: [] }
	];
	const rows = Array.from({ length: 200 }, () => 10_000);
	expect(firstThatFit(rows, postingsOf)).toHaveLength(29);
	expect(firstThatFit([5_000_000, 1], postingsOf)).toEqual([5_000_000]);
	expect(firstThatFit([1, 1], postingsOf)).toEqual([1, 1]);
	expect(firstThatFit([], postingsOf)).toEqual([]);
});
