import { nothingRun, sum, type Tally } from './tally.ts';
import type { TestTally } from './test-reports.ts';

/** More than this is no accident of a busy machine. */
const mostFiles = 3;

/**
 * Runs the files in which something failed once more, alone. CI shares its machine with others, and a
 * test with real processes and a real browser can lose there to whoever else is busy: what passes
 * alone does not fail the run, and is named all the same, to be mended.
 *
 * @param first how each tool's tests came out beside everything else
 * @param runAlone runs these files one after the other, with nothing beside them
 */
export async function secondLook(
	first: readonly TestTally[],
	runAlone: (files: readonly string[]) => Promise<readonly Tally[]>
): Promise<Tally> {
	const total = sum(first);
	const files = first.flatMap(({ failedFiles }) => failedFiles ?? []);
	const hasPlaces = first.every(({ failedFiles }) => failedFiles !== null);
	if (!hasPlaces || files.length === 0 || files.length > mostFiles) return total;
	console.log(`\n${total.failures.length} failed. Once more, alone: ${files.join(', ')}`);
	const second = sum(await runAlone(files));
	if (second.failures.length > 0 || second.passed === 0) return total;
	return {
		...nothingRun,
		passed: total.passed + total.failures.length,
		skipped: total.skipped,
		unsteady: total.failures
	};
}
