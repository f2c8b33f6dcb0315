import { styleText } from 'node:util';
import { bold, faint } from '../step.ts';

/**
 * `unknown` means that this could not be checked: it is neither right nor wrong. `warn` is about what
 * works and should be better; it does not change the verdict on everything.
 */
export type Verdict = 'pass' | 'warn' | 'fail' | 'unknown';

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
export const warn = finding('warn');
export const fail = finding('fail');
export const unknown = finding('unknown');

/** The verdict on everything: a problem outweighs what could not be checked. */
export function verdictOn(findings: readonly Finding[]): Verdict {
	const has = (wanted: Verdict) => findings.some(({ verdict }) => verdict === wanted);
	if (has('fail')) return 'fail';
	return has('unknown') ? 'unknown' : 'pass';
}

/** The exit codes of `npm run doctor`. */
export const exitCodes: Record<Verdict, number> = { pass: 0, warn: 0, fail: 1, unknown: 2 };

/** Takes a person's word for checks that could not be done from here. It excuses no problem. */
export const accept = (findings: readonly Finding[], accepted: readonly string[]): Finding[] =>
	findings.map((one) =>
		one.verdict === 'unknown' && accepted.includes(one.check)
			? pass(one.check, `${one.found} Accepted with --accept ${one.check}.`)
			: one
	);

const marks: Record<Verdict, string> = {
	pass: styleText('green', '✓'),
	warn: styleText('yellow', '!'),
	fail: styleText('red', '✗'),
	unknown: styleText('yellow', '?')
};

/** For people: one line per check, followed by its fix. */
export function toText(findings: readonly Finding[]): string {
	const lines = findings.flatMap(({ verdict, found, fix }) => [
		`  ${marks[verdict]} ${verdict === 'pass' ? found : bold(found)}`,
		...(fix === null ? [] : [`      ${verdict === 'fail' ? fix : faint(fix)}`])
	]);
	return [...lines, '', `  ${bold(summaryOf(findings))}`].join('\n');
}

function summaryOf(findings: readonly Finding[]): string {
	const checksThat = (wanted: Verdict) =>
		findings.filter(({ verdict }) => verdict === wanted).map(({ check }) => check);
	const failed = checksThat('fail').length;
	const unseen = checksThat('unknown').join(', ');
	if (failed > 0) return `${failed} to fix.${unseen && ` Could not be checked: ${unseen}.`}`;
	return unseen
		? `No problem seen, but this could not be checked: ${unseen}.`
		: 'No problems found.';
}

/** For programs. */
export function toJson(findings: readonly Finding[]): string {
	const verdict = verdictOn(findings);
	return JSON.stringify({ ok: verdict === 'pass', verdict, findings }, null, '\t');
}
