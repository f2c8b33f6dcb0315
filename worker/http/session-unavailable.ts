import { HttpError } from './http-error.ts';
import { goHome } from './problem.ts';

/** The error while a session cannot be looked up. @param retryAfter seconds */
export const sessionUnavailable = (retryAfter: number) =>
	new HttpError(
		{
			status: 503,
			code: 'session_unavailable',
			title: 'One moment, please',
			message:
				"We can't look up your session right now. You're still signed in: please try again in a few seconds.",
			actions: [goHome]
		},
		{ headers: { 'retry-after': String(retryAfter) } }
	);
