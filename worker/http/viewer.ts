import { anonymous } from '../users/identity.ts';
import type { Authentication, Identity } from '../users/identity.ts';
import type { Viewer } from '../users/viewer.ts';
import { HttpError } from './http-error.ts';
import { goHome, signIn } from './problem.ts';

interface Authenticated {
	var: { authentication?: Authentication };
}

const signInFirst = new HttpError(
	{
		status: 401,
		code: 'not_signed_in',
		title: 'Please sign in',
		message: 'Sign in first, or send a Cognito access token as a Bearer token.',
		actions: [signIn]
	},
	{ headers: { 'www-authenticate': 'Bearer realm="popmap"' } }
);

/**
 * For a session that cannot be looked up now.
 *
 * @param retryAfter seconds
 */
export const sessionUnavailable = (retryAfter: number): HttpError =>
	new HttpError(
		{
			status: 503,
			code: 'session_unavailable',
			title: 'One moment, please',
			message:
				"We can't look up your session right now. You are still signed in: please try again in a few seconds.",
			actions: [goHome]
		},
		{ headers: { 'retry-after': String(retryAfter) } }
	);

/** The identity as far as it has been resolved: anonymous before that. */
export const knownIdentityOf = (c: Authenticated): Identity =>
	c.var.authentication?.known() ?? anonymous;

/** The viewer as far as it has been resolved; null for anonymous requests. */
export function knownViewerOf(c: Authenticated): Viewer | null {
	const identity = knownIdentityOf(c);
	return identity.kind === 'signed_in' ? identity.viewer : null;
}

/** @returns who sends the request; anonymous where requests are not authenticated */
export const identityOf = async (c: Authenticated): Promise<Identity> =>
	(await c.var.authentication?.identity()) ?? anonymous;

/** @throws {HttpError} 401 for an anonymous request; 503 when the session cannot be looked up */
export async function requireViewer(c: Authenticated): Promise<Viewer> {
	const identity = await identityOf(c);
	if (identity.kind === 'unavailable') throw sessionUnavailable(identity.retryAfter);
	if (identity.kind === 'anonymous') throw signInFirst;
	return identity.viewer;
}

/** @returns null for an anonymous request, and while the session cannot be looked up */
export async function viewerOf(c: Authenticated): Promise<Viewer | null> {
	const identity = await identityOf(c);
	return identity.kind === 'signed_in' ? identity.viewer : null;
}
