import { error } from '@sveltejs/kit';
import type { Event } from '../../../../worker/events/types.ts';
import { unwrap } from '../../../lib/unwrap.ts';

/**
 * The event that the viewer is about to change.
 *
 * @throws the error page: 404 when they may not see it, 403 when they do not own it, 409 when it is
 * cancelled
 */
export async function loadOwnEvent(
	{ events, text }: Pick<App.Locals, 'events' | 'text'>,
	slug: string
): Promise<Event> {
	const event = unwrap(await events.find(slug));
	if (!event.isMine) error(403, text.problems.notYourEvent);
	if (event.status === 'cancelled') error(409, text.problems.eventCancelled);
	return event;
}
