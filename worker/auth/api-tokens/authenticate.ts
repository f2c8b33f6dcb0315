import type { Auth } from '../auth.ts';
import { retryAfter } from '../session/authenticate.ts';
import type { Database } from '../../database/client.ts';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import { sessionUnavailable } from '../../http/session-unavailable.ts';
import { lazyIdentity } from '../../users/identity.ts';
import type { Authentication, Identity } from '../../users/identity.ts';
import { toViewer } from '../../users/viewer.ts';
import { findToken, isUseDue, noteUse } from './repository.ts';
import { hashOf } from './token.ts';

const invalidApiToken = new HttpError(
	{
		status: 401,
		code: 'invalid_token',
		title: 'This API token is not valid',
		message:
			'The API token has expired or was deleted. Make a new one on the page of your account.',
		actions: []
	},
	{ headers: { 'www-authenticate': 'Bearer realm="popmap", error="invalid_token"' } }
);

/**
 * Authenticates a program by an API token. It is looked up when the identity is first requested, in
 * the same round trip as the request's other queries. Its owner is no moderator with it.
 */
export const authenticateApiToken = (
	auth: Auth,
	token: string,
	database: Database
): Authentication => lazyIdentity(() => identify(auth, token, database), null);

async function identify(auth: Auth, token: string, database: Database): Promise<Identity> {
	const now = auth.now();
	const hash = await hashOf(token);
	const found =
		hash === null ? undefined : await orUnavailable(auth, findToken(database, hash, now));
	if (!found) {
		auth.log('token_refused', { reason: 'api_token' });
		throw invalidApiToken;
	}
	const { tokenId, user, scopes, lastUsedAt } = found;
	if (isUseDue(lastUsedAt, now)) auth.waitUntil(noteUseLater(auth, database, tokenId));
	return {
		kind: 'signed_in',
		viewer: toViewer(user, null, null, auth.config.cognito),
		sessionId: null,
		endsAt: null,
		authenticatedAt: null,
		sub: user.sub,
		scopes
	};
}

async function orUnavailable<T>({ log }: Auth, query: Promise<T>): Promise<T> {
	try {
		return await query;
	} catch (error) {
		if (!isDatabaseDown(error)) throw error;
		log('session_unavailable', { reason: describeError(error) });
		throw sessionUnavailable(retryAfter);
	}
}

const noteUseLater = ({ log, now }: Auth, database: Database, id: number): Promise<void> =>
	noteUse(database, id, now()).catch((error: unknown) =>
		log('api_token_use_unnoted', { reason: describeError(error) })
	);
