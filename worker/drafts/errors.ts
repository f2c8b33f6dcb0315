import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

/** Also for a draft that this viewer may not see. */
export const draftNotFound = err(
	404,
	'not_found',
	'We can’t find that draft',
	'It may have been announced or deleted, perhaps in another tab.',
	[{ label: 'Go to your dashboard', href: '/dashboard?show=drafts' }]
);

export const tooManyDrafts = err(
	422,
	'limit_reached',
	'That’s enough drafts',
	`You can keep ${limits.drafts} drafts. Announce one, or delete one that you no longer need.`,
	[{ label: 'Go to your dashboard', href: '/dashboard?show=drafts' }]
);
