import { HttpError } from './http-error.ts';

/** The error of whatever somebody tries while they are suspended. */
export const accountSuspended = new HttpError({
	status: 403,
	code: 'account_suspended',
	title: 'Your account is suspended',
	message:
		'A moderator suspended your account, so you can’t do this. You can see why, say why that’s wrong, and take your data with you.',
	actions: [{ label: 'See why', href: '/suspended' }]
});
