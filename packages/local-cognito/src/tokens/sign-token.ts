import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { withChanges } from '../control/token-mutations.ts';
import type { AppClient } from '../directory/app-clients.ts';
import type { Pool } from '../pool.ts';
import type { SigningKey } from './signing-keys.ts';
import type { TokenMutation } from '../control/token-mutations.ts';

type Members = Record<string, unknown>;
interface Draft {
	claims: Members;
	client: AppClient;
	key: SigningKey;
}

/** Signs as Cognito does: the header is `kid` and `alg`, and no `typ`. */
export async function signToken(
	pool: Pool,
	{ claims, client, key }: Draft,
	mutation: TokenMutation | null
): Promise<string> {
	const header = { kid: key.kid, alg: 'RS256' };
	if (!mutation) return signed(claims, header, key.privateKey);
	return signedWrongly(
		pool,
		{ claims: withChanges(claims, mutation.claims), client, key },
		mutation
	);
}

type PrivateKey = Parameters<SignJWT['sign']>[0];

const signed = (claims: Members, header: Members & { alg: string }, key: PrivateKey) =>
	new SignJWT(claims).setProtectedHeader(header).sign(key);

const encoded = (members: Members) => base64url.encode(JSON.stringify(members));

async function signedWrongly(
	pool: Pool,
	{ claims, client, key }: Draft,
	{ signature, header }: TokenMutation
): Promise<string> {
	const changed = (alg: string, kid: string = key.kid) => ({
		...withChanges({ kid, alg }, header),
		alg
	});
	switch (signature) {
		case 'right':
			return signed(claims, changed('RS256'), key.privateKey);
		case 'wrong': {
			const jwt = await signed(claims, changed('RS256'), key.privateKey);
			const cut = jwt.lastIndexOf('.') + 1;
			return `${jwt.slice(0, cut)}AAAAAAAA${jwt.slice(cut + 8)}`;
		}
		case 'none':
			return `${encoded(changed('none'))}.${encoded(claims)}.`;
		case 'HS256': {
			// The shared secret where there is one; else the public key, the classic confusion.
			const secret = client.secret ?? JSON.stringify(key.publicJwk);
			return signed(claims, changed('HS256'), new TextEncoder().encode(secret));
		}
		case 'ES256': {
			const { privateKey, publicKey } = await generateKeyPair('ES256');
			const kid = crypto.randomUUID();
			// Published, so that only the algorithm speaks against the token.
			pool.keys.publish({ ...(await exportJWK(publicKey)), alg: 'ES256', kid, use: 'sig' });
			return signed(claims, changed('ES256', kid), privateKey);
		}
	}
}
