import type { Text } from '../../worker/text/text.ts';
import type { Flash } from './flash.ts';

type Texts = Pick<Text['people'], 'signedOut' | 'ended' | 'noneEnded'>;

/** The notice about sessions that were just ended. @param words `ended` and how many */
export function signedOutFlash([done, words]: readonly string[], text: Texts): Flash | null {
	const count = Number(words);
	if (done !== 'ended' || !Number.isSafeInteger(count)) return null;
	return count > 0
		? { title: text.signedOut, text: text.ended({ count }) }
		: { title: text.signedOut, text: text.noneEnded, kind: 'info' };
}
