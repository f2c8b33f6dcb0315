import type { Context } from 'hono';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { sessions } from '../../database/schema.ts';
import type { Parts } from '../../parts.ts';
import { saveUser, userIdOf } from '../../users/users.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { Cognito } from '../cognito.ts';
import { deviceInWords } from '../user-agent.ts';
import { verifyIdToken } from '../tokens/id-token.ts';
import type { IdClaims } from '../tokens/id-token.ts';
import { isKeyTrouble } from '../tokens/jwks.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { randomToken } from '../random.ts';
import type { SessionCookie, Tokens } from '../session/session-cookie.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';

export interface SignedIn {
	sessionId: string;
	/** The session's cookie. */
	sealed: string;
	userId: string;
	identityProvider: string;
}

interface Deps extends Pick<Parts, 'config' | 'database' | 'now'> {
	cognito: Cognito;
	cookie: SessionCookie;
}

/** Turns Cognito's one-time code into a session: one call to the token endpoint, one to D1. */
export function createSignIn({ config, database, now, cognito, cookie }: Deps) {
	async function complete(
		c: Context,
		code: string,
		pending: PendingSignIn
	): Promise<SignedIn | SignInFailure> {
		try {
			const tokens = await cognito.exchangeCode(code, pending.verifier);
			if ('refused' in tokens) return refusal(tokens.refused);
			return await begin(c, tokens, pending.nonce);
		} catch (error) {
			if (isKeyTrouble(error)) return { reason: 'cognito_unavailable', detail: error.message };
			if (error instanceof TokenRejected)
				return { reason: 'token_rejected', detail: error.message };
			if (!isDatabaseDown(error)) throw error;
			return { reason: 'database_unavailable', detail: describeError(error) };
		}
	}

	async function begin(
		c: Context,
		tokens: Tokens & { idToken: string },
		nonce: string
	): Promise<SignedIn | SignInFailure> {
		const { accessToken, refreshToken, idToken } = tokens;
		const expected = { nonce, accessToken, now: now() };
		const findKey = cognito.findKeyOfJustIssued;
		const person = await verifyIdToken(idToken, findKey, config.cognito, expected);
		const access = await verifyAccessToken(accessToken, findKey, config.cognito);
		if (access.sub !== person.sub) throw new TokenRejected('sub');
		if (access.expiresAt <= now()) throw new TokenRejected('exp');
		const sessionId = randomToken(16);
		const sealed = await cookie.seal({ sessionId, accessToken, refreshToken });
		// Before there is a row: one without a cookie would be listed as a session that is open.
		if (!cookie.fits(sealed)) return { reason: 'tokens_too_large' };
		const userId = await save(c, sessionId, person, access.originJti);
		return { sessionId, sealed, userId, identityProvider: person.identityProvider };
	}

	async function save(c: Context, id: string, claims: IdClaims, originJti: string | null) {
		const person = { issuer: config.cognito.issuer, ...claims };
		const at = now();
		const [saved] = await database.batch([
			saveUser(database, person, at),
			database.insert(sessions).values({
				id,
				userId: userIdOf(person),
				identityProvider: claims.identityProvider,
				originJti,
				device: deviceInWords(c.req.header('user-agent')),
				country: c.req.header('cf-ipcountry') ?? null,
				createdAt: at,
				lastSeenAt: at,
				expiresAt: at + config.session.absoluteSeconds * 1000
			})
		]);
		const [user] = saved;
		if (!user) throw new TypeError('A saved user has a row');
		return user.id;
	}

	return complete;
}

/** `invalid_grant` is about this code; anything else Cognito would say to every code. */
const refusal = (error: string): SignInFailure =>
	error === 'invalid_grant'
		? { reason: 'code_refused', error }
		: { reason: 'client_refused', error };
