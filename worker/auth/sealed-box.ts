import { base64url, CompactEncrypt } from 'jose';
import type { SessionKey } from '../config.ts';
import { decodeExactly } from './exact-base64url.ts';
import { concat } from './packed-tokens.ts';

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
 * takes a third of the time.
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
		const [header = '', ...parts] = box.split('.');
		const opener = byHeader.get(header);
		if (opener?.purpose !== purpose || parts.length !== 4 || parts[0] !== '') return null;
		const [iv, ciphertext, tag] = parts.slice(1).map(decodeExactly);
		// Tags may be shorter elsewhere, and the dot before one stands where it was put.
		if (iv?.length !== ivLength || tag?.length !== tagLength || !ciphertext) return null;
		const algorithm = { name: 'AES-GCM', iv, additionalData: opener.additionalData };
		try {
			const sealed = concat([ciphertext, tag]);
			const content = await crypto.subtle.decrypt(algorithm, await opener.cryptoKey(), sealed);
			return { content: new Uint8Array(content), oldKey: opener.oldKey };
		} catch {
			// Whatever is wrong with it, a box that does not open is no box of ours.
			return null;
		}
	}

	return { seal, open };
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
