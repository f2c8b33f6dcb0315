import { expect, it } from 'vitest';
import { closingLines, sum } from './tally.ts';

it('says how many passed and failed, and nothing of what was not skipped', () => {
	expect(closingLines({ passed: 12, failures: [], skipped: 0 })).toEqual(['12 passed, 0 failed']);
});

it('names what failed before the last line', () => {
	expect(closingLines({ passed: 1, failures: ['the format', 'a type'], skipped: 3 })).toEqual([
		'  ✗ the format',
		'  ✗ a type',
		'1 passed, 2 failed, 3 skipped'
	]);
});

it('names what passed only when run alone, and does not count it as failed', () => {
	const tally = { passed: 2, failures: [], skipped: 0, unsteady: ['a test'] };
	expect(closingLines(tally)).toEqual([
		'  ! passed only when run alone: a test',
		'2 passed, 0 failed'
	]);
});

it('adds up the parts of a run', () => {
	const one = { passed: 5, failures: ['a'], skipped: 1 };
	const other = { passed: 7, failures: ['b', 'c'], skipped: 4 };
	expect(sum([one, other])).toEqual({ passed: 12, failures: ['a', 'b', 'c'], skipped: 5 });
});
