import * as v from 'valibot';
import type { Parts } from '../../parts.ts';
import { findUser, saveUser } from '../../users/users.ts';
import type { Person } from '../../users/users.ts';
import { toViewer } from '../../users/viewer.ts';
import { verifyAccessToken } from './access-token.ts';
import type { AccessClaims } from './access-token.ts';
import type { Cognito } from '../cognito.ts';
import { TokenRejected } from './token-rejected.ts';
import type { Who } from '../../users/identity.ts';

/** RFC 6750, 2.1: `Authorization: Bearer <token>`; the scheme's case does not matter. */
const bearer = /^bearer +([\w.~+/-]+=*) *$/i;

/** What userInfo says: every value is a string, `email_verified` too. */
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
	v.array(v.object({ providerName: v.string() }))
);

interface Deps extends Pick<Parts, 'config' | 'database' | 'now'> {
	cognito: Cognito;
}

/** @returns the token of a Bearer header, '' when it is malformed, null when it is another scheme. */
export function bearerToken(header: string | undefined): string | null {
	if (!/^bearer\b/i.test(header ?? '')) return null;
	return bearer.exec(header ?? '')?.[1] ?? '';
}

/** Tells from a Cognito access token who is calling the API. */
export function createBearer({ config, database, now, cognito }: Deps) {
	const { issuer } = config.cognito;

	/** @throws {TokenRejected} when the token is not one to believe. */
	async function recognise(token: string): Promise<Who> {
		const claims = await verifyAccessToken(token, cognito.findKey, config.cognito);
		if (claims.expiresAt <= now()) throw new TokenRejected('exp');
		if (claims.notBefore > now()) throw new TokenRejected('nbf');
		const user = (await findUser(database, issuer, claims.sub)) ?? (await introduce(token, claims));
		return {
			kind: 'signed_in',
			viewer: toViewer(user, claims.groups, null, config.cognito),
			sessionId: null
		};
	}

	/** Somebody who has never signed in here: an access token says little, so Cognito is asked. */
	async function introduce(token: string, claims: AccessClaims) {
		const [user] = await saveUser(database, await describe(token, claims), now());
		if (!user) throw new TypeError('A saved user has a row');
		return user;
	}

	async function describe(token: string, claims: AccessClaims): Promise<Person> {
		const read = v.safeParse(userInfo, await ask(token, claims));
		const info = read.success ? read.output : null;
		// OpenID Connect Core 1.0, 5.3.2: an answer about somebody else must not be used.
		if (info && info.sub !== claims.sub) throw new TokenRejected('userinfo_sub');
		return {
			issuer,
			sub: claims.sub,
			username: claims.username,
			email: info?.email ?? null,
			emailVerified: String(info?.email_verified) === 'true',
			name: info?.name ?? null,
			givenName: info?.given_name ?? null,
			familyName: info?.family_name ?? null,
			identityProvider: providerOf(info?.identities)
		};
	}

	/** userInfo is for tokens with `openid`; a token without it is refused there. */
	async function ask(token: string, { scopes }: AccessClaims): Promise<unknown> {
		if (!scopes.includes('openid')) return null;
		const info = await cognito.userInfo(token);
		// The signature still verifies, but Cognito no longer stands by the token.
		if (info === null) throw new TokenRejected('userinfo_refused');
		return info;
	}

	return recognise;
}

function providerOf(list: string | undefined): string {
	const read = v.safeParse(identities, list);
	return (read.success && read.output[0]?.providerName) || 'Cognito';
}
