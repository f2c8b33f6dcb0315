import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const businessIsOwned = err(
	409,
	'already_owned',
	'This business has an owner',
	'Only a business without an owner can be claimed. Ask its owner to invite you to the team.'
);

export const addressNeeded = err(
	403,
	'address_needed',
	'Please confirm an e-mail address',
	'Moderators need a confirmed e-mail address to decide about your claim.',
	[{ label: 'Confirm an address', href: '/account/mail-address' }]
);

export const alreadyClaimed = err(
	409,
	'already_claimed',
	'You have claimed this business already',
	'Everybody can claim a business once. A moderator looks at your claim.'
);

export const tooManyClaims = err(
	422,
	'limit_reached',
	'Too many claims are waiting',
	`One person can have ${limits.openClaims} claims that wait. Claim more when some of them are decided.`
);

export const claimedByMany = err(
	409,
	'claimed_by_many',
	'Several people claim this business',
	'A moderator decides about their claims first. Please try again in a few days.'
);

export const claimNotFound = err(
	404,
	'not_found',
	'That claim is gone',
	'It was decided or withdrawn, or the business has an owner now.'
);

export const onlyModeratorsDecideClaims = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can decide about claims. Ask to be added if you should be one.'
);
