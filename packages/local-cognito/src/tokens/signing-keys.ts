import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { SavedKeys } from '../persistence/snapshot.ts';

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
	/** The keys, with their private halves. */
	save(): Promise<SavedKeys>;
}

/** 44 characters of base64, with a `+` and a `/` to catch code that expects base64url. */
function newKeyId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	const kid = btoa(String.fromCharCode(...bytes));
	return kid.includes('+') && kid.includes('/') ? kid : newKeyId();
}

async function newKey(): Promise<SigningKey> {
	const { privateKey, publicKey } = await generateKeyPair('RS256', {
		modulusLength: 2048,
		// They are kept in the data folder, if there is one.
		extractable: true
	});
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

const withType = (key: JWK) => ({ ...key, kty: key.kty ?? '' });

const saveKey = async ({ kid, privateKey, publicJwk }: SigningKey) => ({
	kid,
	privateJwk: withType(await exportJWK(privateKey)),
	publicJwk: withType(publicJwk)
});

async function restoreKey({ kid, privateJwk, publicJwk }: SavedKeys['id']): Promise<SigningKey> {
	const privateKey = await importJWK(privateJwk, 'RS256', { extractable: true });
	if (privateKey instanceof Uint8Array) throw new TypeError('The signing key is symmetric.');
	return { kid, privateKey, publicJwk };
}

async function restoreKeyPair({ id, access }: SavedKeys): Promise<KeyPair> {
	const first = await restoreKey(id);
	return { id: first, access: access.kid === id.kid ? first : await restoreKey(access) };
}

/** The signing keys of one pool: those of before, or those that `keyPairs` supplies. */
export function createSigningKeys(keyPairs: KeyPairs, saved: SavedKeys | null): SigningKeys {
	let rotations = 0;
	let pair: KeyPair | null = null;
	let former: JWK[] = saved?.former ?? [];
	const first = async () => (saved ? restoreKeyPair(saved) : keyPairs(0));
	const current = async () => (pair ??= await first());
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
		publish: (key) => void former.push(key),
		async save() {
			const { id, access } = await current();
			return { id: await saveKey(id), access: await saveKey(access), former: former.map(withType) };
		}
	};
}
