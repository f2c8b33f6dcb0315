import { err } from '../http/result.ts';

export const nothingToAppeal = err(
	409,
	'nothing_to_appeal',
	'There is nothing to appeal against',
	'No moderator has declined or suspended this business.'
);

export const alreadyAppealed = err(
	409,
	'already_appealed',
	'You have appealed already',
	'There is one appeal against each decision. A moderator answers it.'
);

export const appealNotFound = err(
	404,
	'not_found',
	'That appeal is gone',
	'It was answered, or the business was decided about anew.'
);

export const onlyModeratorsAnswer = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can answer appeals. Ask to be added if you should be one.'
);
