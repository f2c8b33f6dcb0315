import { base64url, compactDecrypt, CompactEncrypt, errors } from 'jose';
import { isCanonical } from './session/base64url.ts';

/** What a box is for. The purpose is part of the box, so that it cannot be opened for another. */
const purposes = [
	'session',
	'pending-sign-in',
	'successor',
	'kept-form',
	'account-deletion'
] as const;
export type Purpose = (typeof purposes)[number];

/**
 * Encrypts bytes that only this site can read or make: JWE, `dir` with A256GCM (RFC 7516). `open`
 * returns null for a box of another purpose, or of a key that is no longer in the settings.
 */
export interface SealedBox {
	seal: (purpose: Purpose, content: Uint8Array) => Promise<string>;
	open: (purpose: Purpose, box: string) => Promise<Opened | null>;
}

/** `oldKey`: sealed with a key other than the first, so it should be sealed again. */
export interface Opened {
	content: Uint8Array;
	oldKey: boolean;
}

/** `id` travels in the clear, in the JWE's header. */
export interface BoxKey {
	id: string;
	secret: Uint8Array<ArrayBuffer>;
}

interface KnownHeader {
	purpose: Purpose;
	key: BoxKey;
}

/** Characters of 16 bytes in base64url. */
const tagLength = 22;

const headerOf = (kid: string, typ: Purpose) => ({ alg: 'dir', enc: 'A256GCM', kid, typ });

/**
 * @param keys the first seals and every one opens, so that keys rotate without ending sessions
 * @throws {TypeError} without a key
 */
export function createSealedBox(keys: readonly BoxKey[]): SealedBox {
	const [first] = keys;
	if (!first) throw new TypeError('A sealed box needs a key');
	const headers = new Map(
		keys.flatMap((key) =>
			purposes.map((purpose) => [encodedHeader(key.id, purpose), { purpose, key }])
		)
	);
	return {
		seal: (purpose, content) =>
			new CompactEncrypt(content)
				.setProtectedHeader(headerOf(first.id, purpose))
				.encrypt(first.secret),
		async open(purpose, box) {
			const header = headers.get(box.slice(0, box.indexOf('.')));
			if (header?.purpose !== purpose || !isWellFormed(box)) return null;
			const content = await decrypt(box, header);
			return content && { content, oldKey: header.key !== first };
		}
	};
}

/** Every box begins with one of a few known headers, which leaves a JWE no choice of algorithm. */
const encodedHeader = (kid: string, purpose: Purpose) =>
	base64url.encode(JSON.stringify(headerOf(kid, purpose)));

/** Whether each part is canonical base64url, and the tag has 16 bytes (RFC 7518, 5.3). */
function isWellFormed(box: string): boolean {
	const [, wrappedKey, iv = '', ciphertext = '', tag = '', ...more] = box.split('.');
	if (wrappedKey !== '' || more.length > 0 || tag.length !== tagLength) return false;
	return [iv, ciphertext, tag].every(isCanonical);
}

async function decrypt(box: string, { key }: KnownHeader): Promise<Uint8Array | null> {
	try {
		return (await compactDecrypt(box, key.secret)).plaintext;
	} catch (error) {
		if (error instanceof errors.JOSEError) return null;
		throw error;
	}
}
