import type { Context } from 'hono';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { sessions } from '../../database/schema.ts';
import { saveUser, userIdOf } from '../../users/users.ts';
import type { Auth } from '../auth.ts';
import { exchangeCode } from '../cognito.ts';
import type { CodeResponse } from '../cognito.ts';
import type { AuthEnv } from '../dependencies.ts';
import { randomToken } from '../secrets.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import { verifyIdToken } from '../tokens/id-token.ts';
import type { IdClaims } from '../tokens/id-token.ts';
import { isKeyUnavailable } from '../tokens/jwks.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { describeDevice } from '../user-agent.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import type { SignInFailure } from './sign-in-failure.ts';

/** A new session. `sealed` is the value of its cookie. */
export interface SignedIn {
	sessionId: string;
	sealed: string;
	userId: string;
	identityProvider: string;
}

/** Turns Cognito's one-time code into a session, with one call to Cognito and one to D1. */
export async function completeSignIn(
	auth: Auth,
	c: Context<AuthEnv>,
	code: string,
	pending: PendingSignIn
): Promise<SignedIn | SignInFailure> {
	try {
		const response = await exchangeCode(auth, code, pending.verifier);
		if ('refused' in response) return refusal(response.refused);
		return await createSession(auth, c, response, pending.nonce);
	} catch (error) {
		if (isKeyUnavailable(error)) {
			return { reason: 'cognito_unavailable', detail: error.message };
		}
		if (error instanceof TokenRejected) return { reason: 'token_rejected', detail: error.message };
		if (!isDatabaseDown(error)) throw error;
		return { reason: 'database_unavailable', detail: describeError(error) };
	}
}

/** `invalid_grant` concerns this code; any other error would affect every code. */
const refusal = (error: string): SignInFailure =>
	error === 'invalid_grant'
		? { reason: 'code_refused', error }
		: { reason: 'client_refused', error };

async function createSession(
	auth: Auth,
	c: Context<AuthEnv>,
	{ accessToken, refreshToken, idToken }: CodeResponse,
	nonce: string
): Promise<SignedIn | SignInFailure> {
	const { config, cookie, keys, now } = auth;
	const findKey = keys.findKeyOfIssuedToken;
	const expected = { nonce, accessToken, now: now() };
	const person = await verifyIdToken(idToken, findKey, config.cognito, expected);
	const access = await verifyAccessToken(accessToken, findKey, config.cognito);
	if (access.sub !== person.sub) throw new TokenRejected('sub');
	if (access.expiresAt <= now()) throw new TokenRejected('exp');
	const sessionId = randomToken(16);
	const sealed = await cookie.seal({ sessionId, accessToken, refreshToken });
	// Checked before the row is written, which would be listed as an open session.
	if (!cookie.fits(sealed)) return { reason: 'tokens_too_large' };
	const userId = await saveSession(auth, c, sessionId, person, access.originJti);
	return { sessionId, sealed, userId, identityProvider: person.identityProvider };
}

async function saveSession(
	{ config, now }: Auth,
	c: Context<AuthEnv>,
	id: string,
	claims: IdClaims,
	originJti: string | null
): Promise<string> {
	const { database } = c.var;
	const person = { issuer: config.cognito.issuer, ...claims };
	const createdAt = now();
	const [saved] = await database.batch([
		saveUser(database, person, createdAt),
		database.insert(sessions).values({
			id,
			userId: userIdOf(person),
			identityProvider: claims.identityProvider,
			originJti,
			device: describeDevice(c.req.header('user-agent')),
			country: c.req.header('cf-ipcountry') ?? null,
			createdAt,
			lastSeenAt: createdAt,
			expiresAt: createdAt + config.session.absoluteSeconds * 1000
		})
	]);
	const [user] = saved;
	if (!user) throw new TypeError('A saved user has a row');
	return user.id;
}
