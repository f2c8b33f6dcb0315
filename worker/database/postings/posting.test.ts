import { expect, it } from 'vitest';
import { besideRequests, firstThatFit } from './posting.ts';

// The local D1 takes longer parameters than the real one, so this is tested by itself.
it('takes as many rows as D1 takes at once, and one at least', () => {
	const postingsOf = (length: number) => [
		{ list: 'x'.repeat(length), firstDays: [1], furtherDays: [] }
	];
	const fitting = (lengths: readonly number[]) =>
		firstThatFit(lengths, postingsOf, besideRequests).map(({ row }) => row);
	expect(fitting(Array.from({ length: 200 }, () => 10_000))).toHaveLength(29);
	expect(fitting([5_000_000, 1])).toEqual([5_000_000]);
	expect(fitting([1, 1])).toEqual([1, 1]);
	expect(fitting([])).toEqual([]);
});
