import { exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

export interface SigningKey {
	kid: string;
	privateKey: CryptoKey;
	publicJwk: JWK;
}

/** One key signs ID tokens and the other access tokens, as in every pool. */
export interface KeyPair {
	id: SigningKey;
	access: SigningKey;
}

export interface SigningKeys {
	current(): Promise<KeyPair>;
	/** The public halves, as the JWKS document carries them. */
	published(): Promise<JWK[]>;
	/** Creates new keys; the old ones stay published or are removed. */
	rotate(keepOld: boolean): Promise<void>;
	/** Removes the second key: the first one then signs both kinds of token. */
	keepOneKey(): Promise<void>;
	/** Publishes one more public key. */
	publish(key: JWK): void;
}

/** 44 characters of base64, with a `+` and a `/` to catch code that expects base64url. */
function newKeyId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	const kid = btoa(String.fromCharCode(...bytes));
	return kid.includes('+') && kid.includes('/') ? kid : newKeyId();
}

async function newKey(): Promise<SigningKey> {
	const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
	const kid = newKeyId();
	const { kty, n, e } = await exportJWK(publicKey);
	return { kid, privateKey, publicJwk: { alg: 'RS256', e, kid, kty, n, use: 'sig' } };
}

async function newKeyPair(): Promise<KeyPair> {
	const [id, access] = await Promise.all([newKey(), newKey()]);
	return { id, access };
}

/** The signing keys of a pool after a number of rotations. */
export type KeyPairs = (rotations: number) => Promise<KeyPair>;

const created = new Map<number, Promise<KeyPair>>();

/**
 * The same keys for every pool of this process, because generating a pair takes most of a second.
 * Their issuers keep the pools apart.
 */
export function sharedKeyPairs(rotations: number): Promise<KeyPair> {
	const known = created.get(rotations) ?? newKeyPair();
	created.set(rotations, known);
	return known;
}

/** The same first keys for every pool of this process, and new ones after each rotation. */
export const rotatedKeyPairs: KeyPairs = (rotations) =>
	rotations === 0 ? sharedKeyPairs(0) : newKeyPair();

/** The signing keys of one pool, which `keyPairs` supplies. */
export function createSigningKeys(keyPairs: KeyPairs): SigningKeys {
	let rotations = 0;
	let pair: KeyPair | null = null;
	let former: JWK[] = [];
	const current = async () => (pair ??= await keyPairs(0));
	const published = async () => {
		const { id, access } = await current();
		const own = id === access ? [id] : [id, access];
		return [...own.map((key) => key.publicJwk), ...former];
	};

	return {
		current,
		published,
		async rotate(keepOld) {
			former = keepOld ? await published() : [];
			pair = await keyPairs(++rotations);
		},
		async keepOneKey() {
			const { id } = await current();
			pair = { id, access: id };
		},
		publish: (key) => void former.push(key)
	};
}
