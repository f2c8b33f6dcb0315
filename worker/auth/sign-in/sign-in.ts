import type { Context } from 'hono';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { sessions } from '../../database/schema/sessions.ts';
import type { AuthEnv } from '../auth-env.ts';
import { exchangeCode, revokeToken } from '../cognito.ts';
import type { CodeResponse } from '../cognito.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { randomToken } from '../secrets.ts';
import { sealRefreshedTokens } from '../session/refreshed-tokens.ts';
import { endSurplusSessions, hasSession } from '../session/session-store.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import { verifyIdToken } from '../tokens/id-token.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { placeOf } from '../user-agent.ts';
import { deviceHashOf, deviceOf } from './device-cookie.ts';
import { refuseConfirmation } from './confirmation.ts';
import { transactionIdOf } from './pending-sign-in.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { findRepeatedSignIn, redeemed } from './repeated-callback.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import type { NewSignIn } from './sign-in-site.ts';
import type { SignedIn } from './signed-in.ts';

/** Turns Cognito's one-time code into a session, with one call to Cognito and one to D1. */
export async function completeSignIn(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	code: string,
	pending: PendingSignIn
): Promise<SignedIn | SignInFailure> {
	try {
		const response = await exchangeCode(auth, code, pending.verifier);
		if ('refused' in response) {
			const failure = refusal(response.refused);
			const mayBeRepeated = failure.reason === 'code_refused';
			return (mayBeRepeated && (await findRepeatedSignIn(auth, c, code, pending))) || failure;
		}
		return await createSession(auth, c, response, { code, pending });
	} catch (error) {
		if (error instanceof CognitoUnavailable) {
			return { reason: 'cognito_unavailable', detail: error.message };
		}
		if (error instanceof TokenRejected) return { reason: 'token_rejected', detail: error.message };
		if (!isDatabaseDown(error)) throw error;
		return { reason: 'database_unavailable', detail: describeError(error) };
	}
}

/** `invalid_grant` concerns this code; any other error would affect every code. */
export const refusal = (error: string): SignInFailure =>
	error === 'invalid_grant'
		? { reason: 'code_refused', error }
		: { reason: 'client_refused', error };

interface Redeemed {
	code: string;
	pending: PendingSignIn;
}

/**
 * Verifies what Cognito issued for a code.
 *
 * @throws {TokenRejected} when a check fails
 * @throws {CognitoUnavailable} when the pool's keys cannot be fetched
 */
export async function verifyIssuedTokens(
	{ config, keys, now }: SignInAuth,
	{ accessToken, idToken }: CodeResponse,
	{ nonce }: PendingSignIn
) {
	const findKey = keys.findKeyOfIssuedToken;
	const expected = { nonce, accessToken, now: now() };
	const person = await verifyIdToken(idToken, findKey, config.cognito, expected);
	const access = await verifyAccessToken(accessToken, findKey, config.cognito);
	if (access.sub !== person.sub) throw new TokenRejected('sub');
	if (access.expiresAt <= now()) throw new TokenRejected('exp');
	return { person, access };
}

async function createSession(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	issued: CodeResponse,
	{ code, pending }: Redeemed
): Promise<SignedIn | SignInFailure> {
	const { config, cookie } = auth;
	const { accessToken, refreshToken } = issued;
	const { person, access } = await verifyIssuedTokens(auth, issued, pending);
	const failure = await refuseConfirmation(auth, pending, access, refreshToken);
	if (failure) return failure;
	const sessionId = randomToken(16);
	const tokens = { sessionId, accessToken, refreshToken };
	const sealed = await cookie.seal(tokens);
	// Checked before the row is written, which would be listed as an open session.
	if (!cookie.fits(sealed)) return { reason: 'tokens_too_large' };
	const device = await deviceOf(c, config.origin, pending);
	const userId = await saveSession(
		auth,
		c,
		{
			person: { issuer: config.cognito.issuer, ...person },
			access,
			returnTo: pending.returnTo,
			deviceHash: await deviceHashOf(device)
		},
		{
			id: sessionId,
			transactionId: await transactionIdOf(pending),
			originJti: access.originJti,
			successor: await sealRefreshedTokens(auth.box, tokens, redeemed(code, pending))
		}
	);
	if (userId === null) {
		await revokeToken(auth, refreshToken);
		return (await findRepeatedSignIn(auth, c, code, pending)) ?? { reason: 'not_pending' };
	}
	const { identityProvider } = person;
	return { sessionId, sealed, userId, identityProvider, isRepeated: false };
}

/** @returns the id of the user; null when this sign-in has already made a session */
async function saveSession(
	{ afterSignIn, config, log, now, savePerson, sessionCache }: SignInAuth,
	c: Context<AuthEnv>,
	signIn: Pick<NewSignIn, 'person' | 'access' | 'returnTo' | 'deviceHash'>,
	session: Pick<typeof sessions.$inferInsert, 'id' | 'transactionId' | 'originJti' | 'successor'>
): Promise<string | null> {
	const database = c.get('database');
	const createdAt = now();
	const { person } = signIn;
	const { userId, statements } = savePerson(database, person, createdAt);
	const place = placeOf(c.req.raw.headers);
	const { identityProvider } = person;
	const [, , [inserted], surplus] = await database.batch([
		...statements,
		database
			.insert(sessions)
			.values({
				...session,
				userId,
				identityProvider,
				sub: person.sub,
				...place,
				createdAt,
				lastSeenAt: createdAt,
				expiresAt: createdAt + config.session.absoluteSeconds * 1000,
				successorAt: createdAt
			})
			.onConflictDoNothing({ target: sessions.transactionId })
			.returning({ userId: sessions.userId }),
		endSurplusSessions(database, userId, session.id, createdAt),
		...afterSignIn(c, {
			...signIn,
			sessionId: session.id,
			userId,
			identityProvider,
			...place,
			at: createdAt,
			isSaved: hasSession(session.id)
		})
	]);
	for (const { id } of surplus) sessionCache.forgetSession(id);
	if (surplus.length > 0) {
		log('sessions_ended', { user: surplus[0]?.userId, reason: 'too_many', count: surplus.length });
	}
	return inserted?.userId ?? null;
}
