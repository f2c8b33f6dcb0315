/** How a run of checks came out. */
export interface Tally {
	passed: number;
	/** What failed: each in one line, with the first line of why. */
	failures: readonly string[];
	skipped: number;
	/** What failed beside everything else and then passed alone: see second-look.ts. */
	unsteady?: readonly string[];
}

export const nothingRun: Tally = { passed: 0, failures: [], skipped: 0 };

export const sum = (tallies: readonly Tally[]): Tally =>
	tallies.reduce(
		(total, one) => ({
			passed: total.passed + one.passed,
			failures: [...total.failures, ...one.failures],
			skipped: total.skipped + one.skipped
		}),
		nothingRun
	);

/**
 * What every tool here ends with: the failures once more, because whoever looks at a long log looks
 * at its end, and then `12 passed, 0 failed`.
 */
export function closingLines({ passed, failures, skipped, unsteady = [] }: Tally): string[] {
	const counts = `${passed} passed, ${failures.length} failed`;
	return [
		...unsteady.map((failure) => `  ! passed only when run alone: ${failure}`),
		...failures.map((failure) => `  ✗ ${failure}`),
		skipped ? `${counts}, ${skipped} skipped` : counts
	];
}

/** Prints the closing lines, and lets the process end as they say. */
export function closeWith(tally: Tally): void {
	console.log(closingLines(tally).join('\n'));
	process.exitCode = tally.failures.length > 0 ? 1 : 0;
}
