import { base64url } from 'jose';

/**
 * Decodes base64url, whose unused last bits and ignored spaces allow several spellings of the same
 * bytes (RFC 4648, 3.5). Only the one that encoders write is accepted.
 *
 * @returns the bytes; null when encoding them again would give another text
 */
export function decodeCanonical(text: string): Uint8Array | null {
	try {
		const bytes = base64url.decode(text);
		return base64url.encode(bytes) === text ? bytes : null;
	} catch {
		return null;
	}
}
