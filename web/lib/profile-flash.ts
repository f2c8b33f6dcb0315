import type { Text } from '../../worker/text/text.ts';
import type { Flash } from './flash.ts';

/** The notice about a change of one's name or address. @param words what, and a number */
export function profileFlash(
	[what, count]: readonly string[],
	{ done, doneTitle: title }: Text['profile']
): Flash | null {
	const ended = Number(count ?? 0);
	switch (what) {
		case 'name':
		case 'mail':
		case 'removed':
			return { title, text: done[what] };
		case 'address':
			return Number.isSafeInteger(ended) ? { title, text: done.address({ ended }) } : null;
		default:
			return null;
	}
}
