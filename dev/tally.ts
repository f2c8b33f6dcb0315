/** How a run of checks came out. */
export interface Tally {
	passed: number;
	failed: number;
	skipped: number;
}

export const nothingRun: Tally = { passed: 0, failed: 0, skipped: 0 };

export const sum = (tallies: readonly Tally[]): Tally =>
	tallies.reduce(
		(total, one) => ({
			passed: total.passed + one.passed,
			failed: total.failed + one.failed,
			skipped: total.skipped + one.skipped
		}),
		nothingRun
	);

/** The line that every tool here ends with: `12 passed, 0 failed`. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
	`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** Prints the closing line, and lets the process end as it says. */
export function closeWith(tally: Tally): void {
	console.log(tallyLine(tally));
	process.exitCode = tally.failed > 0 ? 1 : 0;
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reads the JSON report of vitest. */
export function fromVitest(report: string): Tally {
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report);
	return {
		passed: count(numPassedTests),
		failed: count(numFailedTests),
		skipped: count(numPendingTests) + count(numTodoTests)
	};
}

/** Reads the JSON report of Playwright. A test that passed only when repeated has failed. */
export function fromPlaywright(report: string): Tally {
	const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
	return {
		passed: count(expected),
		failed: count(unexpected) + count(flaky),
		skipped: count(skipped)
	};
}
