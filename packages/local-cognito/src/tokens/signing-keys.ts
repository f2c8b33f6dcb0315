import { exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

export interface SigningKey {
	kid: string;
	privateKey: CryptoKey;
	publicJwk: JWK;
}

/** One key signs ID tokens, the other access tokens, as in every pool. */
export interface KeyPair {
	id: SigningKey;
	access: SigningKey;
}

export interface SigningKeys {
	current(): Promise<KeyPair>;
	/** The public halves, as the JWKS document carries them. */
	published(): Promise<JWK[]>;
	/** Makes new keys; the old ones stay in the document or leave it. */
	rotate(keepOld: boolean): Promise<void>;
	/** Drops the second key: both kinds of token are signed with the one that stays. */
	keepOneKey(): Promise<void>;
	/** Puts one more public key into the document. */
	publish(key: JWK): void;
}

/** 44 characters of ordinary base64, with the `+` and `/` that trip code which expects base64url. */
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

/** Gives a pool its signing keys: those that it has after so many changes of them. */
export type KeyPairs = (changes: number) => Promise<KeyPair>;

const made = new Map<number, Promise<KeyPair>>();

/**
 * The same keys for every pool of this process: making a pair takes most of a second, and nobody
 * confuses two pools that are two issuers.
 */
export function sharedKeyPairs(changes: number): Promise<KeyPair> {
	const known = made.get(changes) ?? newKeyPair();
	made.set(changes, known);
	return known;
}

/** The same first keys for every pool of this process, and new ones ever after. */
export const ownKeyPairs: KeyPairs = (changes) =>
	changes === 0 ? sharedKeyPairs(0) : newKeyPair();

export function createSigningKeys(keyPairs: KeyPairs): SigningKeys {
	let changes = 0;
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
			pair = await keyPairs(++changes);
		},
		async keepOneKey() {
			const { id } = await current();
			pair = { id, access: id };
		},
		publish: (key) => void former.push(key)
	};
}
