import { notSignedIn } from '../http/errors.ts';
import { err, ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { accountSuspended } from '../http/account-suspended.ts';
import { sessionUnavailable } from '../http/session-unavailable.ts';
import type { Identity } from './identity.ts';
import { isRecent } from './sign-in-age.ts';
import type { Viewer } from './viewer.ts';

/** Names the problem for pages and programs, which then ask the person to sign in again. */
export const signInAgainCode = 'recent_sign_in_needed';

/** The refusal of a sensitive change by somebody who signed in too long ago. */
export const signInAgain = err(
	401,
	signInAgainCode,
	"Please confirm that it's you",
	'For this, you need to have signed in within the last ten minutes. Sign in again, then send it once more.',
	[{ label: "Confirm that it's you", href: '/login?confirm=1' }]
);

interface WithClock {
	/** Resolves who sends the request, at most once. */
	identity: () => Promise<Identity>;
	now: () => number;
}

/**
 * The viewer, for a sensitive change: an error when the request is anonymous, and when the viewer
 * signed in more than ten minutes ago (OWASP ASVS 7.5.1).
 *
 * @throws {HttpError} 403 for somebody who is suspended; 503 while their session cannot be looked up
 */
export async function requireRecentSignIn(context: WithClock): Promise<Result<Viewer>> {
	const recent = await requireRecentLeaver(context);
	if (recent.kind === 'ok' && recent.value.isSuspended) throw accountSuspended;
	return recent;
}

/**
 * The same, for what somebody may still do who is suspended.
 *
 * @throws {HttpError} 503 while their session cannot be looked up
 */
export async function requireRecentLeaver({ identity, now }: WithClock): Promise<Result<Viewer>> {
	const resolved = await identity();
	if (resolved.kind === 'unavailable') throw sessionUnavailable(resolved.retryAfter);
	if (resolved.kind === 'anonymous') return notSignedIn;
	return isRecent(resolved.authenticatedAt, now()) ? ok(resolved.viewer) : signInAgain;
}
