import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const tooManySaved = err(
	422,
	'limit_reached',
	'That’s a lot of events',
	`You can save ${limits.savedEvents} events. Remove some that are over.`
);

export const tooManyFollowed = err(
	422,
	'limit_reached',
	'That’s a lot of businesses',
	`You can follow ${limits.followedBusinesses} businesses. Stop following some first.`
);

export const calendarNotFound = err(
	404,
	'calendar_unknown',
	'This calendar is gone',
	'Its link was replaced, or its owner ended it.'
);
