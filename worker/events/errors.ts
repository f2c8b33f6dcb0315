import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

/** Also for an event that this viewer may not see. */
export const eventNotFound = err(
	404,
	'not_found',
	"We can't find that event",
	'The address may be mistyped, or the event is not public or has been removed.'
);

export const notEventOwner = err(
	403,
	'not_owner',
	'This is not your event',
	'You do not have permission to manage this event'
);

export const onlyModeratorsReview = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can approve or reject events. Ask to be added if you should be one.'
);

export const eventEnded = err(
	409,
	'event_ended',
	'This event has ended',
	'This event is over, so businesses can no longer join or leave. Choose an upcoming one.'
);

export const eventNotBegun = err(
	409,
	'event_not_begun',
	'This event has not begun',
	'Say that you are there when it begins, or up to two hours before.'
);

export const notTakingPart = err(
	409,
	'not_taking_part',
	'This business does not take part',
	'Join the event first.'
);

export const eventCancelled = err(
	409,
	'event_cancelled',
	'This event is cancelled',
	'This event was cancelled, so it can no longer change. Choose another one.'
);

export const notASeries = err(
	409,
	'not_a_series',
	'This event is not repeated',
	'This event has one date. Decide about it alone.'
);

export const eventSuspended = err(
	409,
	'business_suspended',
	'Its business is not public',
	'The business that hosts this event was declined or suspended. Decide about the business first.'
);

export const tooManyPending = err(
	422,
	'limit_reached',
	'Too many announcements are waiting',
	`You have ${limits.pendingAnnouncements} announcements that wait for review or that you cancelled today, which is as many as one person can have. Announce this one when some of them are public.`,
	[{ label: 'Go to your dashboard', href: '/dashboard' }]
);
