import { notSignedIn } from '../http/errors.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { can } from './can.ts';
import type { Permission } from './permissions.ts';
import type { Identity } from './identity.ts';
import type { Viewer } from './viewer.ts';

interface WithIdentity {
	/** Resolves who sends the request, at most once. */
	identity: () => Promise<Identity>;
}

/** The viewer, for reading: null when anonymous, and while their session cannot be looked up. */
export async function currentViewer({ identity }: WithIdentity): Promise<Viewer | null> {
	const resolved = await identity();
	return resolved.kind === 'signed_in' ? resolved.viewer : null;
}

/**
 * The viewer, for changing something: null when anonymous.
 *
 * @throws {HttpError} 503 while their session cannot be looked up
 */
export async function actingViewer({ identity }: WithIdentity): Promise<Viewer | null> {
	const resolved = await identity();
	if (resolved.kind === 'unavailable') throw sessionUnavailable(resolved.retryAfter);
	return resolved.kind === 'signed_in' ? resolved.viewer : null;
}

/**
 * The viewer, for a change that only moderators may make. The result is an error when the request
 * is anonymous, and `refusal` when the viewer does not have the permission.
 *
 * @throws {HttpError} 503 while their session cannot be looked up
 */
export async function actingModerator(
	context: WithIdentity,
	permission: Permission,
	refusal: Err
): Promise<Result<Viewer>> {
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	return can(viewer, permission) ? ok(viewer) : refusal;
}

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
