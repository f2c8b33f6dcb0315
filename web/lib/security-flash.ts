import type { Text } from '../../worker/text/text.ts';
import type { Flash } from './flash.ts';

type Done = keyof Text['security']['done'];

/** The notice about a change of how one signs in. @param words what, and how many sessions ended */
export function securityFlash(
	[done = '', count]: readonly string[],
	{ done: texts, doneTitle }: Text['security']
): Flash | null {
	const ended = Number(count);
	if (!isDone(done, texts) || !Number.isSafeInteger(ended)) return null;
	return { title: doneTitle, text: texts[done]({ ended }) };
}

const isDone = (word: string, texts: Text['security']['done']): word is Done =>
	Object.hasOwn(texts, word);
