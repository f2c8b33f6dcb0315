import * as v from 'valibot';
import type { Database } from '../../database/client.ts';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import { sessionUnavailable } from '../../http/session-unavailable.ts';
import { lazyIdentity } from '../../users/identity.ts';
import type { Authentication, Identity } from '../../users/identity.ts';
import { completePerson, findUser, savePerson } from '../../users/users.ts';
import type { Person } from '../../users/users.ts';
import { toViewer } from '../../users/viewer.ts';
import type { Auth } from '../auth.ts';
import { fetchUserInfo } from '../cognito.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { retryAfter } from '../session/authenticate.ts';
import { verifyAccessToken } from './access-token.ts';
import type { AccessClaims } from './access-token.ts';
import { TokenRejected } from './token-rejected.ts';

/** Every value is a string at Cognito, `email_verified` and `identities` included. */
const userInfo = v.object({
	sub: v.string(),
	email: v.optional(v.string()),
	email_verified: v.optional(v.union([v.boolean(), v.string()])),
	name: v.optional(v.string()),
	given_name: v.optional(v.string()),
	family_name: v.optional(v.string()),
	identities: v.optional(v.string())
});

const identities = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(v.object({ providerName: v.string(), userId: v.fallback(v.nullable(v.string()), null) }))
);

const invalidToken = new HttpError(
	{
		status: 401,
		code: 'invalid_token',
		title: 'This access token is not valid',
		message: 'The access token has expired or is not for Popmap. Get a new one and try again.',
		actions: []
	},
	{ headers: { 'www-authenticate': 'Bearer realm="popmap", error="invalid_token"' } }
);

/**
 * Verifies a Cognito access token. Its owner is looked up when the identity is first requested.
 *
 * @throws {HttpError} 401 for an invalid token; 503 when it cannot be verified now
 */
export async function authenticateBearer(
	auth: Auth,
	token: string,
	database: Database
): Promise<Authentication> {
	const claims = await orHttpError(auth, verify(auth, token));
	return lazyIdentity(() => orHttpError(auth, identify(auth, token, claims, database)), claims.sub);
}

async function orHttpError<T>({ log }: Auth, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof TokenRejected) {
			log('token_refused', { reason: error.reason });
			throw invalidToken;
		}
		if (!(error instanceof CognitoUnavailable) && !isDatabaseDown(error)) throw error;
		log('session_unavailable', { reason: describeError(error) });
		throw sessionUnavailable(retryAfter);
	}
}

async function verify({ config, keys, now }: Auth, token: string): Promise<AccessClaims> {
	const { cognito } = config;
	const claims = await verifyAccessToken(token, keys.findKey, cognito, cognito.apiClientIds);
	if (claims.expiresAt <= now()) throw new TokenRejected('exp');
	if (claims.notBefore > now()) throw new TokenRejected('nbf');
	return claims;
}

async function identify(
	auth: Auth,
	token: string,
	claims: AccessClaims,
	database: Database
): Promise<Identity> {
	const { cognito } = auth.config;
	const user =
		(await findUser(database, cognito.issuer, claims.sub)) ??
		(await createUser(auth, token, claims, database));
	return {
		kind: 'signed_in',
		viewer: toViewer(user, claims, null, cognito),
		sessionId: null,
		endsAt: null,
		authenticatedAt: claims.authenticatedAt,
		sub: claims.sub,
		scopes: null
	};
}

/** For a person's first request: an access token has few claims, so userInfo is called. */
async function createUser(auth: Auth, token: string, claims: AccessClaims, database: Database) {
	const person = await describePerson(auth, token, claims);
	const [[user]] = await database.batch([
		...savePerson(database, person, auth.now()),
		...completePerson(database, person)
	]);
	if (!user) throw new TypeError('A saved user has a row');
	return user;
}

async function describePerson(auth: Auth, token: string, claims: AccessClaims): Promise<Person> {
	const parsed = v.safeParse(userInfo, await userInfoOf(auth, token, claims));
	const info = parsed.success ? parsed.output : null;
	// OpenID Connect Core 1.0, 5.3.2: userInfo about another subject must not be used.
	if (info && info.sub !== claims.sub) throw new TokenRejected('userinfo_sub');
	return {
		issuer: auth.config.cognito.issuer,
		sub: claims.sub,
		username: claims.username,
		email: info?.email ?? null,
		emailVerified: String(info?.email_verified) === 'true',
		name: info?.name ?? null,
		givenName: info?.given_name ?? null,
		familyName: info?.family_name ?? null,
		...providerOf(info?.identities)
	};
}

async function userInfoOf(auth: Auth, token: string, { scopes }: AccessClaims): Promise<unknown> {
	if (!scopes.includes('openid')) return null;
	const info = await fetchUserInfo(auth, token);
	// The signature verifies, but Cognito has revoked the token.
	if (info === null) throw new TokenRejected('userinfo_refused');
	return info;
}

function providerOf(list: string | undefined): Pick<Person, 'identityProvider' | 'providerUserId'> {
	const parsed = v.safeParse(identities, list);
	const first = parsed.success ? parsed.output[0] : undefined;
	return {
		identityProvider: first?.providerName || 'Cognito',
		providerUserId: first?.userId ?? null
	};
}
