import { base64url } from 'jose';

/**
 * Base64url may leave bits at the end that mean nothing, and decoders skip spaces, so that the same
 * bytes have several spellings. Encoders write one of them; no other is taken (RFC 4648, 3.5).
 *
 * @returns the bytes behind the text; null when encoding them again would not give that very text.
 */
export function decodeExactly(text: string): Uint8Array<ArrayBuffer> | null {
	const bytes = new Uint8Array(bytesIn(text));
	return decodesInto(text, bytes) ? bytes : null;
}

/** How many bytes a text without spaces and padding stands for. */
export const bytesIn = (text: string): number => Math.floor((text.length * 3) / 4);

/**
 * Decodes into bytes that are there already: each array of its own takes the runtime longer than
 * what is decoded into it.
 *
 * @returns false when the text is not the one spelling of as many bytes as `target` has.
 */
export function decodesInto(text: string, target: Uint8Array): boolean {
	// One letter beyond whole groups of four is half a byte at most.
	if (text.length % 4 === 1 || !endsInZeros(text)) return false;
	if (bytesIn(text) !== target.length) return false;
	try {
		return decode(text, target) === target.length;
	} catch {
		return false;
	}
}

/**
 * Node 24, where `npm run dev` has the Worker, cannot decode into an array that is there already.
 *
 * @returns how many bytes it wrote
 */
function decode(text: string, target: Uint8Array): number {
	if ('setFromBase64' in Uint8Array.prototype) {
		return target.setFromBase64(text, { alphabet: 'base64url' }).written;
	}
	const bytes = base64url.decode(text);
	target.set(bytes);
	return bytes.length;
}

/** Whether the bits of the last letter that belong to no byte are zeros. */
function endsInZeros(text: string): boolean {
	const last = text.at(-1) ?? 'A';
	if (text.length % 4 === 2) return 'AQgw'.includes(last);
	return text.length % 4 !== 3 || 'AEIMQUYcgkosw048'.includes(last);
}
