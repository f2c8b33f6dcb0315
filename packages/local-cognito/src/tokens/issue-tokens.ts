import { base64url } from 'jose';
import { issuerOf } from '../pool.ts';
import { signToken } from './sign-token.ts';
import type { AppClient } from '../directory/app-clients.ts';
import type { Grant } from '../oauth/authorization-codes.ts';
import type { Pool } from '../pool.ts';
import type { User } from '../directory/directory.ts';

export type GrantType = 'authorization_code' | 'refresh_token';

/** The sign-in behind one answer of the token endpoint. */
export interface Issue {
	grant: Grant;
	user: User;
	client: AppClient;
	grantType: GrantType;
}

export interface Tokens {
	access_token: string;
	/** Only when `openid` was granted. */
	id_token?: string;
	token_type: 'Bearer';
	/** Seconds. */
	expires_in: number;
}

// Cognito lists scopes in an order of its own, not the order they were asked for.
const scopeOrder = ['aws.cognito.signin.user.admin', 'openid', 'profile', 'email'];

/** The ID and access token of a sign-in or a renewal, with the claims of Cognito's own. */
export async function issueTokens(pool: Pool, issue: Issue): Promise<Tokens> {
	const { grant, client, grantType } = issue;
	const keys = await pool.keys.current();
	const access_token = await signToken(
		pool,
		{ claims: accessClaims(pool, issue), client, key: keys.access },
		pool.mutations.take('access', grantType)
	);
	const answer: Tokens = { access_token, token_type: 'Bearer', expires_in: client.accessSeconds };
	if (!grant.scopes.includes('openid')) return answer;
	const id_token = await signToken(
		pool,
		{ claims: await idClaims(pool, issue, access_token), client, key: keys.id },
		pool.mutations.take('id', grantType)
	);
	return { ...answer, id_token };
}

const groupsClaim = ({ groups }: User) => (groups.length > 0 ? { 'cognito:groups': groups } : {});

// Cognito leaves both names out when the client does not have token revocation enabled.
const originClaim = ({ client, grant }: Issue) =>
	client.revocation ? { origin_jti: grant.originJti } : {};
const jtiClaim = ({ client }: Issue) => (client.revocation ? { jti: crypto.randomUUID() } : {});

function accessClaims(pool: Pool, issue: Issue): Record<string, unknown> {
	const { grant, user, client } = issue;
	const iat = pool.clock.seconds();
	return {
		sub: user.sub,
		...groupsClaim(user),
		iss: issuerOf(pool),
		version: 2,
		client_id: client.id,
		...originClaim(issue),
		...(grant.resource ? { aud: grant.resource } : {}),
		event_id: grant.eventId,
		token_use: 'access',
		scope: scopeOrder.filter((scope) => grant.scopes.includes(scope)).join(' '),
		auth_time: grant.authTime,
		exp: iat + client.accessSeconds,
		iat,
		...jtiClaim(issue),
		username: user.username
	};
}

async function idClaims(
	pool: Pool,
	issue: Issue,
	accessToken: string
): Promise<Record<string, unknown>> {
	const { grant, user, client } = issue;
	const iat = pool.clock.seconds();
	return {
		...(await atHashClaim(pool, issue, accessToken)),
		sub: user.sub,
		...groupsClaim(user),
		iss: issuerOf(pool),
		'cognito:username': user.username,
		...nonceClaim(pool, issue),
		...originClaim(issue),
		aud: client.id,
		...identitiesClaim(user),
		event_id: grant.eventId,
		token_use: 'id',
		auth_time: grant.authTime,
		exp: iat + client.idSeconds,
		iat,
		...jtiClaim(issue),
		...attributeClaims(pool, user, grant.scopes)
	};
}

/** OpenID Connect Core 3.1.3.6: the left half of the access token's SHA-256. */
async function atHashClaim({ switches }: Pool, { grantType }: Issue, accessToken: string) {
	if (switches.at_hash === 'never') return {};
	if (switches.at_hash === 'sign_in' && grantType === 'refresh_token') return {};
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
	return { at_hash: base64url.encode(new Uint8Array(hash, 0, 16)) };
}

function nonceClaim({ switches }: Pool, { grant, grantType }: Issue) {
	if (grantType === 'refresh_token' && !switches.nonce_on_refresh) return {};
	return grant.nonce ? { nonce: grant.nonce } : {};
}

/** In tokens `primary` and `dateCreated` are strings; in the attribute they are not. */
function identitiesClaim({ identity }: User) {
	if (!identity) return {};
	const { userId, providerName, dateCreated } = identity;
	const rest = { issuer: null, primary: 'true', dateCreated: String(dateCreated) };
	return { identities: [{ userId, providerName, providerType: providerName, ...rest }] };
}

function attributeClaims(pool: Pool, user: User, scopes: readonly string[]) {
	const { email_verified, ...rest } = readableAttributes(user, scopes);
	if (email_verified === undefined) return rest;
	const asString =
		user.identity?.providerName === 'Facebook' &&
		pool.switches.facebook_email_verified === 'string';
	return { email_verified: asString ? email_verified : email_verified === 'true', ...rest };
}

/** `openid` alone shows every attribute; with other scopes beside it, only what those name. */
export function readableAttributes(
	{ attributes }: User,
	scopes: readonly string[]
): Record<string, string> {
	const all = !scopes.includes('email') && !scopes.includes('profile');
	const scopeOf = (name: string) => (name.startsWith('email') ? 'email' : 'profile');
	return Object.fromEntries(
		Object.entries(attributes).filter(([name]) => all || scopes.includes(scopeOf(name)))
	);
}
