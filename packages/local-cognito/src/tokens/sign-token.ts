import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AppClient } from '../config/config.ts';
import { mergeMembers } from '../control/merge-members.ts';
import type { TokenMutation } from '../control/token-mutations.ts';
import type { Pool } from '../pool.ts';
import type { SigningKey } from './signing-keys.ts';

type Members = Record<string, unknown>;

interface Draft {
	claims: Members;
	client: AppClient;
	key: SigningKey;
}

/** Signs a token as Cognito does, with only `kid` and `alg` in its header, or as mutated. */
export async function signToken(
	pool: Pool,
	{ claims, client, key }: Draft,
	mutation: TokenMutation | null
): Promise<string> {
	if (!mutation) return sign(claims, { kid: key.kid, alg: 'RS256' }, key.privateKey);
	const draft = { claims: mergeMembers(claims, mutation.claims), client, key };
	return signMutated(pool, draft, mutation);
}

type PrivateKey = Parameters<SignJWT['sign']>[0];

const sign = (claims: Members, header: Members & { alg: string }, key: PrivateKey) =>
	new SignJWT(claims).setProtectedHeader(header).sign(key);

const encode = (members: Members) => base64url.encode(JSON.stringify(members));

async function signMutated(
	pool: Pool,
	{ claims, client, key }: Draft,
	{ signature, header }: TokenMutation
): Promise<string> {
	const headerFor = (alg: string, kid: string = key.kid) => ({
		...mergeMembers({ kid, alg }, header),
		alg
	});
	switch (signature) {
		case 'right':
			return sign(claims, headerFor('RS256'), key.privateKey);
		case 'wrong': {
			const jwt = await sign(claims, headerFor('RS256'), key.privateKey);
			const start = jwt.lastIndexOf('.') + 1;
			return `${jwt.slice(0, start)}AAAAAAAA${jwt.slice(start + 8)}`;
		}
		case 'none':
			return `${encode(headerFor('none'))}.${encode(claims)}.`;
		case 'HS256': {
			// Without a secret, the public key: the algorithm confusion of RFC 8725, section 2.1.
			const secret = client.secret ?? JSON.stringify(key.publicJwk);
			return sign(claims, headerFor('HS256'), new TextEncoder().encode(secret));
		}
		case 'ES256': {
			const { privateKey, publicKey } = await generateKeyPair('ES256');
			const kid = crypto.randomUUID();
			// Published, so that the algorithm is the only thing wrong with the token.
			pool.keys.publish({ ...(await exportJWK(publicKey)), alg: 'ES256', kid, use: 'sig' });
			return sign(claims, headerFor('ES256', kid), privateKey);
		}
	}
}
