import { unsure } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Silence } from './outside.ts';

/** Cognito is busy or broken, or cannot be reached: that says nothing about any setting. */
export function trouble(check: string, result: Answer | Silence): Finding | null {
	if (isSilence(result)) return unsure(check, `Cognito does not answer: ${result.silence}.`);
	const { status } = result;
	if (status !== 429 && status < 500) return null;
	return unsure(check, `Cognito answered ${status}.`, 'Ask again in a minute.');
}

/** An answer that a check can judge. */
export const isAnswer = (result: Answer | Silence): result is Answer => !isSilence(result);
