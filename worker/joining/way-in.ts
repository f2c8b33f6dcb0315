import type { BusinessRow } from '../businesses/types.ts';
import type { EventRow } from '../events/types.ts';
import type { Err } from '../http/result.ts';
import { can } from '../users/can.ts';
import type { Viewer } from '../users/viewer.ts';
import { invitationNeeded, requestDeclined } from './errors.ts';
import type { Standing } from './types.ts';

/** What a business can do that wants to take part; `stay` if it has done all it can. */
type Way = 'enter' | 'ask' | 'stay';

interface Candidate {
	event: EventRow;
	business: Pick<BusinessRow, 'id'>;
	standing: Standing;
}

/**
 * How this business comes to take part. Whoever manages the event needs nobody's permission.
 *
 * @param viewer who wants the business to take part
 */
export function wayIn({ event, business, standing }: Candidate, viewer: Viewer): Way | Err {
	if (standing === 'joined' || standing === 'waiting') return 'stay';
	const isOwnEvent = event.hostId === business.id || can(viewer, 'manage_event', event);
	if (isOwnEvent || standing === 'invited') return 'enter';
	if (standing === 'declined') return requestDeclined;
	if (event.joining === 'open') return 'enter';
	if (standing === 'requested') return 'stay';
	return event.joining === 'on_request' ? 'ask' : invitationNeeded;
}
