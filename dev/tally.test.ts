import { describe, expect, it } from 'vitest';
import { fromPlaywright, fromVitest, sum, tallyLine } from './tally.ts';

describe('the closing line', () => {
	it('says how many passed and failed, and nothing of what was not skipped', () => {
		expect(tallyLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
	});

	it('says what was skipped', () => {
		expect(tallyLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
	});

	it('adds up the parts of a run', () => {
		const vitest = fromVitest(
			'{"numPassedTests":5,"numFailedTests":1,"numPendingTests":1,"numTodoTests":1}'
		);
		const playwright = fromPlaywright(
			'{"stats":{"expected":7,"unexpected":2,"flaky":1,"skipped":4}}'
		);
		expect(sum([vitest, playwright])).toEqual({ passed: 12, failed: 4, skipped: 6 });
	});
});
