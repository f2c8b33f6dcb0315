import { base64url } from 'jose';

/**
 * Base64url may leave bits at the end that mean nothing, and decoders skip spaces, so that the same
 * bytes have several spellings. Encoders write one of them; no other is taken (RFC 4648, 3.5).
 *
 * @returns the bytes behind the text; null when encoding them again would not give that very text.
 */
export function decodeExactly(text: string): Uint8Array | null {
	// One letter beyond whole groups of four is half a byte at most.
	if (text.length % 4 === 1 || !endsInZeros(text)) return null;
	try {
		const bytes = base64url.decode(text);
		return bytes.length === Math.floor((text.length * 3) / 4) ? bytes : null;
	} catch {
		return null;
	}
}

/** Whether the bits of the last letter that belong to no byte are zeros. */
function endsInZeros(text: string): boolean {
	const last = text.at(-1) ?? 'A';
	if (text.length % 4 === 2) return 'AQgw'.includes(last);
	return text.length % 4 !== 3 || 'AEIMQUYcgkosw048'.includes(last);
}
