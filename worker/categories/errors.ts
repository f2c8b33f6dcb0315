import { invalid } from '../http/errors.ts';
import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const onlyModeratorsManageCategories = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators with the permission for categories can manage them. Ask for it if you need it.'
);

export const categoryNotFound = err(
	404,
	'not_found',
	'That category is gone',
	'It may have been merged into another one.'
);

export const tooManyCategories = err(
	422,
	'limit_reached',
	'That’s all the categories there can be',
	`There can be ${limits.categories} categories. Merge two of them first.`
);

export const tooManyMerges = err(
	422,
	'limit_reached',
	'No more categories can be merged',
	`The site remembers ${limits.mergedCategories} merged categories, so that old links still work. Retire this one instead.`
);

export const addedMeanwhile = err(
	409,
	'changed_meanwhile',
	'This was changed in the meantime',
	'Somebody else changed the categories just now. Please look at them, then try again.',
	[]
);

export const notMergeable = invalid({ into: 'Please choose another category.' });

export const changedOften = err(
	422,
	'limit_reached',
	'This category was changed very often today',
	`One category can be changed ${limits.changesOfCategory} times a day. Please go on tomorrow.`
);
