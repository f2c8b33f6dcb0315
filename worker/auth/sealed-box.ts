import { CompactEncrypt, compactDecrypt } from 'jose';
import type { CompactJWEHeaderParameters } from 'jose';
import type { SessionKey } from '../config.ts';

/** What a box is for. It is sealed in, so that a box made for one use opens for no other. */
export type Purpose = 'session' | 'pending-sign-in' | 'successor';

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

const algorithms = {
	keyManagementAlgorithms: ['dir'],
	contentEncryptionAlgorithms: ['A256GCM']
};

/** @param ring the first key seals, every one opens, so keys rotate without ending a session. */
export function createSealedBox(ring: readonly SessionKey[]): SealedBox {
	const [first] = ring;
	if (!first) throw new TypeError('A sealed box needs a key');
	const keys = new Map(ring.map((key) => [key.id, importOnce(key)]));
	const sealingKey = importOnce(first);

	async function seal(purpose: Purpose, content: Uint8Array): Promise<string> {
		const header = { alg: 'dir', enc: 'A256GCM', kid: first?.id, typ: purpose };
		const encryption = new CompactEncrypt(content).setProtectedHeader(header);
		return encryption.encrypt(await sealingKey());
	}

	async function findKey({ kid }: CompactJWEHeaderParameters): Promise<CryptoKey> {
		const key = keys.get(kid ?? '');
		if (!key) throw new TypeError('Unknown key');
		return key();
	}

	async function open(purpose: Purpose, box: string): Promise<Opened | null> {
		if (!box.split('.').every(hasOneSpelling)) return null;
		try {
			const { plaintext, protectedHeader } = await compactDecrypt(box, findKey, algorithms);
			if (protectedHeader['typ'] !== purpose) return null;
			return { content: plaintext, oldKey: protectedHeader.kid !== first?.id };
		} catch {
			// Whatever is wrong with it, a box that does not open is no box of ours.
			return null;
		}
	}

	return { seal, open };
}

/**
 * Base64url may leave bits at the end that mean nothing, so that the same bytes have several
 * spellings. We write one of them, and take no other (RFC 4648, 3.5).
 */
function hasOneSpelling(part: string): boolean {
	const last = part.at(-1) ?? 'A';
	if (part.length % 4 === 2) return 'AQgw'.includes(last);
	return part.length % 4 !== 3 || 'AEIMQUYcgkosw048'.includes(last);
}

/** A CryptoKey opens a 4 KB box in 11 µs where raw bytes take 16. */
function importOnce({ secret }: SessionKey): () => Promise<CryptoKey> {
	let imported: CryptoKey | null = null;
	return async () =>
		(imported ??= await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, [
			'encrypt',
			'decrypt'
		]));
}
