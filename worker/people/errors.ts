import { err } from '../http/result.ts';

export const personNotFound = err(
	404,
	'not_found',
	"We can't find that person",
	'The address may be mistyped, or they have deleted their account.'
);

export const onlyModeratorsSuspendPeople = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can suspend people. Ask to be added if you should be one.'
);

export const notYourself = err(
	409,
	'not_yourself',
	'This is you',
	'You can’t suspend yourself. Ask another moderator.'
);

export const notSuspended = err(
	409,
	'not_suspended',
	'Nobody is suspended here',
	'There is no suspension to appeal against.'
);

export const alreadyAppealed = err(
	409,
	'already_appealed',
	'You have appealed already',
	'You can appeal once. The moderators’ answer will appear here.'
);

export const appealNotFound = err(
	404,
	'not_found',
	'This appeal no longer waits',
	'Another moderator may have answered it.'
);
