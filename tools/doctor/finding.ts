/**
 * What became of one check. `unsure` is what cannot be told from here; it is no fault.
 */
export type Verdict = 'right' | 'wrong' | 'unsure';

/** One thing that the doctor looked at. */
export interface Finding {
	/** A stable word for programs. */
	check: string;
	verdict: Verdict;
	/** What was found, as a sentence. */
	found: string;
	/** What to do about it; null where nothing is to be done. */
	cure: string | null;
}

export const right = (check: string, found: string): Finding => ({
	...{ check, verdict: 'right', found, cure: null }
});
export const wrong = (check: string, found: string, cure: string): Finding => ({
	...{ check, verdict: 'wrong', found, cure }
});
export const unsure = (check: string, found: string, cure: string | null = null): Finding => ({
	...{ check, verdict: 'unsure', found, cure }
});
