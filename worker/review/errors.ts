import { err } from '../http/result.ts';

export const onlyModerators = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can review businesses and events. Ask to be added if you should be one.'
);
