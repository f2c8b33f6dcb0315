import { bold, faint, isLively } from '../step.js';
import type { Finding, Verdict } from './finding.ts';

const colours: Record<Verdict, number> = { right: 32, wrong: 31, unsure: 33 };
const marks: Record<Verdict, string> = { right: '✓', wrong: '✗', unsure: '?' };

function mark(verdict: Verdict): string {
	return isLively ? `\u001b[${colours[verdict]}m${marks[verdict]}\u001b[0m` : marks[verdict];
}

const count = (findings: readonly Finding[], verdict: Verdict) =>
	findings.filter((finding) => finding.verdict === verdict).length;

/** For people: one line a check, and what to do below those that are wrong. */
export function forPeople(findings: readonly Finding[]): string {
	const lines = findings.flatMap(({ verdict, found, cure }) => [
		`  ${mark(verdict)} ${verdict === 'wrong' ? bold(found) : found}`,
		...(cure === null ? [] : [`      ${verdict === 'wrong' ? cure : faint(cure)}`])
	]);
	const wrong = count(findings, 'wrong');
	const verdict = wrong === 0 ? 'Nothing is wrong.' : `${wrong} to put right.`;
	return [...lines, '', `  ${bold(verdict)}`].join('\n');
}

/** For programs; the members are those of a finding. */
export const forPrograms = (findings: readonly Finding[]): string =>
	JSON.stringify({ ok: count(findings, 'wrong') === 0, findings }, null, '\t');
