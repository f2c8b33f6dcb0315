import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { accountSuspended } from '../http/account-suspended.ts';
import { sessionUnavailable } from '../http/session-unavailable.ts';
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
 * @throws {HttpError} 403 for somebody who is suspended; 503 while their session cannot be looked up
 */
export async function actingViewer(context: WithIdentity): Promise<Viewer | null> {
	const viewer = await leavingViewer(context);
	if (viewer?.isSuspended) throw accountSuspended;
	return viewer;
}

/**
 * The viewer, for what somebody may still do who is suspended: null when anonymous.
 *
 * @throws {HttpError} 503 while their session cannot be looked up
 */
export async function leavingViewer({ identity }: WithIdentity): Promise<Viewer | null> {
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
