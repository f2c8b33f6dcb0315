import { base64url, CompactEncrypt } from 'jose';
import type { SessionKey } from '../config.ts';
import { bytesIn, decodeExactly, decodesInto } from './session/base64url.ts';

/** What a box is for. It is sealed in, so that a box made for one use opens for no other. */
const purposes = ['session', 'pending-sign-in', 'successor'] as const;
export type Purpose = (typeof purposes)[number];

/** Seals bytes so that only this site can read or make them: JWE, `dir` with A256GCM (RFC 7516). */
export interface SealedBox {
	seal: (purpose: Purpose, content: Uint8Array) => Promise<string>;
	/** null when it was not sealed here, for this purpose, with a key that is still on the ring. */
	open: (purpose: Purpose, box: string) => Promise<Opened | null>;
}

export interface Opened {
	content: Uint8Array;
	/** Whether it was sealed with a key that is no longer the first: seal it again. */
	oldKey: boolean;
}

/** Bytes, as RFC 7518, 5.3, has them for A256GCM. */
const ivLength = 12;
const tagLength = 16;

const encoder = new TextEncoder();

const headerOf = (kid: string, typ: Purpose) => ({ alg: 'dir', enc: 'A256GCM', kid, typ });

/**
 * Opened without a library that reads any JWE: ours have one header for each key and purpose, so
 * that a box with any other is refused before anything of it is decoded, and opening one of 4 KB
 * takes under two thirds of the time.
 *
 * @param ring the first key seals, every one opens, so keys rotate without ending a session.
 */
export function createSealedBox(ring: readonly SessionKey[]): SealedBox {
	const [first] = ring;
	if (!first) throw new TypeError('A sealed box needs a key');
	const sealingKey = importOnce(first);
	const byHeader = new Map(
		ring.flatMap((key) => {
			const cryptoKey = key === first ? sealingKey : importOnce(key);
			return purposes.map((purpose) => {
				const header = written(key.id, purpose);
				const additionalData = encoder.encode(header);
				return [header, { purpose, cryptoKey, additionalData, oldKey: key !== first }] as const;
			});
		})
	);

	async function seal(purpose: Purpose, content: Uint8Array): Promise<string> {
		const header = headerOf(first?.id ?? '', purpose);
		const encryption = new CompactEncrypt(content).setProtectedHeader(header);
		return encryption.encrypt(await sealingKey());
	}

	async function open(purpose: Purpose, box: string): Promise<Opened | null> {
		const [header = '', wrappedKey, ivText = '', text = '', tag = '', ...more] = box.split('.');
		const opener = byHeader.get(header);
		if (opener?.purpose !== purpose || wrappedKey !== '' || more.length > 0) return null;
		const iv = decodeExactly(ivText);
		const sealed = withTag(text, tag);
		if (iv?.length !== ivLength || !sealed) return null;
		const algorithm = { name: 'AES-GCM', iv, additionalData: opener.additionalData };
		try {
			const content = await crypto.subtle.decrypt(algorithm, await opener.cryptoKey(), sealed);
			return { content: new Uint8Array(content), oldKey: opener.oldKey };
		} catch {
			// Whatever is wrong with it, a box that does not open is no box of ours.
			return null;
		}
	}

	return { seal, open };
}

/** As WebCrypto takes them: the tag, whole as it may not be elsewhere, right after the ciphertext. */
function withTag(ciphertext: string, tag: string): Uint8Array<ArrayBuffer> | null {
	const length = bytesIn(ciphertext);
	const sealed = new Uint8Array(length + tagLength);
	const isDecoded =
		decodesInto(ciphertext, sealed.subarray(0, length)) &&
		decodesInto(tag, sealed.subarray(length));
	return isDecoded ? sealed : null;
}

/** How a header of ours begins every box: base64url of its JSON. */
const written = (kid: string, purpose: Purpose) =>
	base64url.encode(JSON.stringify(headerOf(kid, purpose)));

/** A CryptoKey takes a third less time than raw bytes, which would be imported each time. */
function importOnce({ secret }: SessionKey): () => Promise<CryptoKey> {
	let imported: CryptoKey | null = null;
	return async () =>
		(imported ??= await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, [
			'encrypt',
			'decrypt'
		]));
}
