import { base64url, CompactEncrypt } from 'jose';
import type { SessionKey } from '../config.ts';
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
	const keys = ring.map((key) => ({ key: importOnce(key), id: key.id, oldKey: key !== first }));
	const known = new Map(
		purposes.map((purpose) => [
			purpose,
			new Map(keys.map((key) => [written(key.id, purpose), key]))
		])
	);
	const sealingKey = importOnce(first);

	async function seal(purpose: Purpose, content: Uint8Array): Promise<string> {
		const header = headerOf(first?.id ?? '', purpose);
		const encryption = new CompactEncrypt(content).setProtectedHeader(header);
		return encryption.encrypt(await sealingKey());
	}

	async function open(purpose: Purpose, box: string): Promise<Opened | null> {
		const [header = '', ...parts] = box.split('.');
		const found = known.get(purpose)?.get(header);
		const [wrappedKey, iv = '', ciphertext = '', tag = ''] = parts;
		if (!found || parts.length !== 4 || wrappedKey !== '') return null;
		try {
			const content = await decrypt(await found.key(), { header, iv, ciphertext, tag });
			return { content, oldKey: found.oldKey };
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

/** @throws when the key is another, anything was changed, or it is spelt otherwise. */
async function decrypt(
	key: CryptoKey,
	box: { header: string; iv: string; ciphertext: string; tag: string }
): Promise<Uint8Array> {
	const [iv, tag] = [decodeExactly(box.iv), decodeExactly(box.tag)];
	// Else the same bytes would open wherever the dot between ciphertext and tag stands.
	if (iv.length !== ivLength || tag.length !== tagLength) throw new TypeError('Wrong length');
	const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(box.header) };
	const sealed = concat([decodeExactly(box.ciphertext), tag]);
	return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
}

/**
 * Base64url may leave bits at the end that mean nothing, and decoders skip spaces and padding, so
 * that the same bytes have several spellings. We write one of them, and take no other (RFC 4648, 3.5).
 *
 * @throws {TypeError} when it is spelt otherwise.
 */
function decodeExactly(part: string): Uint8Array {
	const bytes = base64url.decode(part);
	const wholeBytes = Math.floor((part.length * 3) / 4);
	if (bytes.length !== wholeBytes || !endsInZeros(part)) throw new TypeError('Another spelling');
	return bytes;
}

function endsInZeros(part: string): boolean {
	const last = part.at(-1) ?? 'A';
	if (part.length % 4 === 2) return 'AQgw'.includes(last);
	return part.length % 4 !== 3 || 'AEIMQUYcgkosw048'.includes(last);
}

/** A CryptoKey takes a third less time than raw bytes, which would be imported each time. */
function importOnce({ secret }: SessionKey): () => Promise<CryptoKey> {
	let imported: CryptoKey | null = null;
	return async () =>
		(imported ??= await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, [
			'encrypt',
			'decrypt'
		]));
}
