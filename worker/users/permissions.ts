/** What moderators may be allowed to do. */
export const permissions = [
	'review',
	'verify',
	'suspend',
	'people',
	'categories',
	'audit',
	'sessions'
] as const;

export type Permission = (typeof permissions)[number];
