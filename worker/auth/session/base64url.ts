import { base64url } from 'jose';

/**
 * Whether a text is base64url as encoders write it: without spaces and padding, and with zeros in
 * the unused bits of the last character. Decoders accept non-canonical forms too (RFC 4648, 3.5).
 */
export function isCanonical(text: string): boolean {
	const last = text.at(-1) ?? '';
	const remainder = text.length % 4;
	if (remainder === 1 || !/^[\w-]*$/.test(text)) return false;
	if (remainder === 2) return 'AQgw'.includes(last);
	return remainder === 0 || 'AEIMQUYcgkosw048'.includes(last);
}

/** @returns the bytes; null for a text that is not canonical base64url */
export const decodeCanonical = (text: string): Uint8Array | null =>
	isCanonical(text) ? base64url.decode(text) : null;
