import type { Context } from 'hono';
import { sessionUnavailable } from '../users/current-viewer.ts';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import { wwwAuthenticate } from './json.ts';
import { signIn } from './problem.ts';

const notAuthenticated = new HttpError(
	{
		status: 401,
		code: 'not_signed_in',
		title: 'Please sign in',
		message: 'Sign in first, or send a Cognito access token as a Bearer token.',
		actions: [signIn]
	},
	{ headers: wwwAuthenticate }
);

/**
 * Stops a request that is known to be anonymous. A write whose session has not been read yet passes:
 * the service reads it together with what it looks up, and answers 401 itself.
 *
 * @throws {HttpError} 401, or 503 while the session cannot be looked up
 */
export function requireAuthentication(c: Context<AppEnv>): void {
	const identity = c.var.authentication.known();
	if (identity?.kind === 'anonymous') throw notAuthenticated;
	if (identity?.kind === 'unavailable') throw sessionUnavailable(identity.retryAfter);
}
