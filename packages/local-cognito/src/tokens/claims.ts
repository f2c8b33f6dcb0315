import { base64url } from 'jose';
import type { AppClient } from '../config/config.ts';
import { standardScopes } from '../config/scopes.ts';
import type { User } from '../directory/user.ts';
import { issuerOf } from '../issuer.ts';
import type { Pool } from '../pool.ts';
import type { Grant } from './grant.ts';

export type GrantType = 'authorization_code' | 'refresh_token';

/** The sign-in for which tokens are issued, and how the site proved that it may have them. */
export interface Issue {
	grant: Grant;
	user: User;
	client: AppClient;
	grantType: GrantType;
}

type Claims = Record<string, unknown>;

/** The claims of an access token. */
export function accessTokenClaims(pool: Pool, issue: Issue): Claims {
	const { grant, user, client } = issue;
	const iat = pool.clock.seconds();
	return {
		sub: user.sub,
		...groupsClaim(user),
		iss: issuerOf(pool),
		version: 2,
		client_id: client.id,
		...originJtiClaim(issue),
		...(grant.resource ? { aud: grant.resource } : {}),
		event_id: grant.eventId,
		token_use: 'access',
		scope: inCognitoOrder(grant.scopes).join(' '),
		auth_time: grant.authTime,
		exp: iat + client.access_seconds,
		iat,
		...jtiClaim(issue),
		username: user.username
	};
}

/** The claims of the ID token that is issued together with `accessToken`. */
export async function idTokenClaims(
	pool: Pool,
	issue: Issue,
	accessToken: string
): Promise<Claims> {
	const { grant, user, client } = issue;
	const iat = pool.clock.seconds();
	return {
		...(await atHashClaim(pool, issue, accessToken)),
		sub: user.sub,
		...groupsClaim(user),
		iss: issuerOf(pool),
		'cognito:username': user.username,
		...nonceClaim(pool, issue),
		...originJtiClaim(issue),
		aud: client.id,
		...identitiesClaim(user),
		event_id: grant.eventId,
		token_use: 'id',
		auth_time: grant.authTime,
		exp: iat + client.id_seconds,
		iat,
		...jtiClaim(issue),
		...attributeClaims(pool, user, client, grant.scopes)
	};
}

/** Cognito lists scopes in a fixed order, not in the order of the request. */
function inCognitoOrder(scopes: readonly string[]): string[] {
	const order = ['aws.cognito.signin.user.admin', 'openid', 'profile', 'phone', 'email'];
	const custom = scopes.filter((scope) => !standardScopes.includes(scope));
	return [...order.filter((scope) => scopes.includes(scope)), ...custom];
}

const groupsClaim = ({ groups }: User) => (groups.length > 0 ? { 'cognito:groups': groups } : {});

const originJtiClaim = ({ client, grant }: Issue) =>
	client.revocation ? { origin_jti: grant.originJti } : {};

const jtiClaim = ({ client }: Issue) => (client.revocation ? { jti: crypto.randomUUID() } : {});

/** OpenID Connect Core, section 3.1.3.6: the left half of the access token's SHA-256. */
async function atHashClaim({ quirks }: Pool, { grant, grantType }: Issue, accessToken: string) {
	if (grant.source === 'api') return {};
	if (quirks.at_hash === 'never') return {};
	if (quirks.at_hash === 'sign_in' && grantType === 'refresh_token') return {};
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
	return { at_hash: base64url.encode(new Uint8Array(hash, 0, 16)) };
}

function nonceClaim({ quirks }: Pool, { grant, grantType }: Issue) {
	if (grantType === 'refresh_token' && !quirks.nonce_on_refresh) return {};
	return grant.nonce ? { nonce: grant.nonce } : {};
}

/** In tokens, unlike in the attribute, `primary` and `dateCreated` are strings. */
function identitiesClaim({ identity }: User) {
	if (!identity) return {};
	const { userId, providerName, dateCreated } = identity;
	const link = {
		userId,
		providerName,
		providerType: providerName,
		issuer: null,
		primary: 'true',
		dateCreated: String(dateCreated)
	};
	return { identities: [link] };
}

function attributeClaims(pool: Pool, user: User, client: AppClient, scopes: readonly string[]) {
	const { email_verified, phone_number_verified, ...rest } = attributesForScopes(
		user,
		client,
		scopes
	);
	const isString =
		user.identity?.providerName === 'Facebook' && pool.quirks.facebook_email_verified === 'string';
	return {
		...(email_verified === undefined
			? {}
			: { email_verified: isString ? email_verified : email_verified === 'true' }),
		...(phone_number_verified === undefined
			? {}
			: { phone_number_verified: phone_number_verified === 'true' }),
		...rest
	};
}

/**
 * The attributes that the scopes give access to and the client may read. Without `email`, `phone`
 * and `profile`, they give access to all.
 */
export function attributesForScopes(
	{ attributes }: User,
	{ read_attributes: readable }: AppClient,
	scopes: readonly string[]
): Record<string, string> {
	const all = !['email', 'phone', 'profile'].some((scope) => scopes.includes(scope));
	return Object.fromEntries(
		Object.entries(attributes).filter(
			([name]) =>
				(all || scopes.includes(scopeOf(name))) && (readable === null || readable.includes(name))
		)
	);
}

function scopeOf(name: string): string {
	if (name.startsWith('email')) return 'email';
	return name.startsWith('phone_number') ? 'phone' : 'profile';
}
