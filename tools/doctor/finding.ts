import { styleText } from 'node:util';
import { bold, faint } from '../step.ts';

/** `unknown` means that this cannot be checked from here; it does not fail the doctor. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** The result of one check. */
export interface Finding {
	/** A stable word for programs. */
	check: string;
	verdict: Verdict;
	/** What was found, as a sentence. */
	found: string;
	/** What to do about it; null when nothing is to be done. */
	fix: string | null;
}

const finding =
	(verdict: Verdict) =>
	(check: string, found: string, fix: string | null = null): Finding => ({
		check,
		verdict,
		found,
		fix
	});

export const pass = finding('pass');
export const fail = finding('fail');
export const unknown = finding('unknown');

const marks: Record<Verdict, string> = {
	pass: styleText('green', '✓'),
	fail: styleText('red', '✗'),
	unknown: styleText('yellow', '?')
};

const failures = (findings: readonly Finding[]) =>
	findings.filter(({ verdict }) => verdict === 'fail').length;

/** For people: one line per check, followed by its fix. */
export function toText(findings: readonly Finding[]): string {
	const lines = findings.flatMap(({ verdict, found, fix }) => [
		`  ${marks[verdict]} ${verdict === 'fail' ? bold(found) : found}`,
		...(fix === null ? [] : [`      ${verdict === 'fail' ? fix : faint(fix)}`])
	]);
	const count = failures(findings);
	const summary = count === 0 ? 'No problems found.' : `${count} to fix.`;
	return [...lines, '', `  ${bold(summary)}`].join('\n');
}

/** For programs. */
export const toJson = (findings: readonly Finding[]): string =>
	JSON.stringify({ ok: failures(findings) === 0, findings }, null, '\t');
