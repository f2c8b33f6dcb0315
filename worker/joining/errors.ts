import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const invitationNeeded = err(
	403,
	'invitation_needed',
	'Only by invitation',
	'The host invites the businesses that take part in this event. Ask them to invite yours.'
);

export const requestDeclined = err(
	409,
	'request_declined',
	'The host has said no',
	'The host doesn’t want this business at this event. They can still invite it.'
);

export const requestNotFound = err(
	404,
	'request_not_found',
	"We can't find that request",
	'The business may have withdrawn it, or somebody in your team has already decided.'
);

export const notTakingPart = err(
	404,
	'not_taking_part',
	"That business isn't taking part",
	'It may have left, or somebody in your team has already removed it.'
);

export const alreadyTakingPart = err(
	409,
	'already_joined',
	'It takes part already',
	'This business has joined the event. Remove it if it shouldn’t come.'
);

export const notPublicYet = err(
	409,
	'not_public',
	"This event isn't public yet",
	'Businesses can join once a moderator has approved it.'
);

export const tryAgain = err(
	409,
	'changed_meanwhile',
	'Please try that again',
	'Somebody was changing who takes part at the same moment. Nothing has changed by this. Please try again.'
);

export const tooManyRequests = err(
	422,
	'limit_reached',
	'Too many requests are open',
	`A business can wait for ${limits.joinRequests} answers and places at once. Withdraw one, or try again later.`,
	[]
);

export const tooManyInvited = err(
	422,
	'limit_reached',
	'Too many invitations are open',
	`An event can have ${limits.eventInvitations} open invitations. Take one back, or wait for answers.`,
	[]
);
