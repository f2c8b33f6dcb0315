import { err } from '../http/result.ts';

export const onlyModeratorsHandleReports = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can see what was reported. Ask to be added if you should be one.'
);

export const reportNotFound = err(
	404,
	'not_found',
	'That report is gone',
	'Another moderator has dealt with it already.'
);
