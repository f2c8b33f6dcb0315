import { anonymous } from '../users/identity.ts';
import type { Authentication, Identity } from '../users/identity.ts';
import type { Viewer } from '../users/viewer.ts';
import { accountSuspended } from './account-suspended.ts';
import { HttpError } from './http-error.ts';
import { signIn } from './problem.ts';
import { wwwAuthenticate } from './json.ts';
import { sessionUnavailable } from './session-unavailable.ts';

interface Authenticated {
	get: (name: 'authentication') => Authentication | undefined;
}

const signInFirst = new HttpError(
	{
		status: 401,
		code: 'not_signed_in',
		title: 'Please sign in',
		message: 'Sign in first, or send a Cognito access token as a Bearer token.',
		actions: [signIn]
	},
	{ headers: wwwAuthenticate }
);

/** The identity as far as it has been resolved: anonymous before that. */
export const knownIdentityOf = (c: Authenticated): Identity =>
	c.get('authentication')?.known() ?? anonymous;

/** The viewer as far as it has been resolved; null for anonymous requests. */
export function knownViewerOf(c: Authenticated): Viewer | null {
	const identity = knownIdentityOf(c);
	return identity.kind === 'signed_in' ? identity.viewer : null;
}

/** @returns who sends the request; anonymous where requests are not authenticated */
export const identityOf = async (c: Authenticated): Promise<Identity> =>
	(await c.get('authentication')?.identity()) ?? anonymous;

/** The session that the cookie of a request names, which may have ended; null without one. */
export const sessionIdIn = (c: Authenticated): string | null =>
	c.get('authentication')?.sessionId ?? null;

/** Milliseconds after which a public page shows that the viewer is not known yet. */
export const publicPageMs = 1_000;

/** As {@link identityOf}, but unavailable where it takes longer than a public page should wait. */
export const identitySoon = async (c: Authenticated): Promise<Identity> =>
	(await c.get('authentication')?.identityWithin(publicPageMs)) ?? anonymous;

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

/**
 * Stops a request that is known to be anonymous, or of somebody who is suspended. A write whose session
 * has not been read yet passes: the service reads it together with its other queries, and refuses it
 * itself.
 *
 * @param isForSuspended whether somebody who is suspended may send it
 * @throws {HttpError} 401 or 403, or 503 while the session cannot be looked up
 */
export function requireAuthentication(c: Authenticated, isForSuspended: boolean): void {
	const identity = c.get('authentication')?.known();
	if (identity?.kind === 'anonymous') throw signInFirst;
	if (identity?.kind === 'unavailable') throw sessionUnavailable(identity.retryAfter);
	const isSuspended = identity?.kind === 'signed_in' && identity.viewer.isSuspended;
	if (isSuspended && !isForSuspended) throw accountSuspended;
}
