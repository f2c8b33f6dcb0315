import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

/** Also for a business that this viewer may not see. */
export const businessNotFound = err(
	404,
	'not_found',
	"We can't find that business",
	'The address may be mistyped, or the business is not public or has been removed.'
);

export const notBusinessOwner = err(
	403,
	'not_owner',
	'This is not your business',
	'You do not have permission to manage this business'
);

export const onlyModeratorsVerify = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can verify businesses. Ask to be added if you should be one.'
);

export const onlyModeratorsSuspend = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can suspend businesses. Ask to be added if you should be one.'
);

export const businessSuspended = err(
	409,
	'business_suspended',
	'This business is suspended',
	'This business is suspended. A moderator can restore it.'
);

/** For its team, who wants to announce something. */
export const businessDeclined = err(
	409,
	'business_declined',
	'This business was declined',
	'A moderator declined this business. Edit it first: then it is reviewed again.'
);

export const alreadyVerified = err(
	409,
	'business_verified',
	'This business is public',
	'This business is verified, so it can no longer be declined. Suspend it instead.'
);

export const notVerified = err(
	409,
	'business_not_verified',
	'This business is not public',
	'Only a verified business can be suspended. Decline this one instead.'
);

export const notSuspended = err(
	409,
	'business_not_suspended',
	'This business is not suspended',
	'Only a suspended business can be restored. Verify this one instead.'
);

/** A business that waits counts for whoever owns it, however they came to own it. */
export const tooManyToTakeOver = err(
	422,
	'limit_reached',
	'Too many businesses are waiting',
	`One person can have ${limits.unverifiedBusinesses} businesses that wait for verification. Take over more when some of them are verified.`
);

export const tooManyUnverified = err(
	422,
	'limit_reached',
	'Too many businesses are waiting',
	`You have ${limits.unverifiedBusinesses} businesses that wait for verification, which is as many as one person can have. Register this one when some of them are verified.`,
	[{ label: 'Go to your dashboard', href: '/dashboard' }]
);

export const tooManyShortNames = err(
	422,
	'limit_reached',
	'Too many short names',
	`This business has had ${limits.formerNames} other short names in the last six months, and they still lead to it. Keep the one that it has for now, or take one of those back.`
);
