import { base64url } from 'jose';

/**
 * Base64url as encoders write it: without spaces and padding, and with zeros in the unused bits of
 * the last character. Decoders accept other spellings of the same bytes (RFC 4648, 3.5).
 */
const canonical = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** Whether a text is the one spelling that encoders write for its bytes. */
export const isCanonical = (text: string): boolean => canonical.test(text);

/** @returns the bytes; null for a text that is not canonical base64url */
export const decodeCanonical = (text: string): Uint8Array | null =>
	isCanonical(text) ? base64url.decode(text) : null;
