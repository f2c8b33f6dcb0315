import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
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
