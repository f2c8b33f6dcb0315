import { error } from '@sveltejs/kit';
import type { Event, Events } from '../../../../worker/events/types.ts';
import { shown } from '../../../lib/outcome.ts';

/**
 * The event that the viewer is about to change.
 *
 * @throws the error page: 404 for what they may not see, 403 for what is not theirs, 409 for what
 * is cancelled
 */
export async function ownEvent(events: Events, slug: string): Promise<Event> {
	const event = shown(await events.find(slug));
	if (!event.isMine) error(403, 'You do not have permission to manage this business');
	if (event.status === 'cancelled') {
		error(409, 'This event was cancelled, so it can no longer change. You can announce a new one.');
	}
	return event;
}
