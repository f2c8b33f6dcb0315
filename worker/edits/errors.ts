import { err } from '../http/result.ts';

export const editNotFound = err(
	404,
	'not_found',
	'This edit is gone',
	'Another moderator has seen it, or it was edited again. Look at the list once more.'
);
