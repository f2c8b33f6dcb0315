import { base64url } from 'jose';

const encoder = new TextEncoder();

/** @returns `bytes` cryptographically random bytes, in base64url */
export const randomToken = (bytes: number): string =>
	base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)));

/** @returns the SHA-256 of a text in UTF-8: 32 bytes */
export const sha256 = async (text: string): Promise<Uint8Array> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));

/** Compares two secrets in constant time. They are hashed first, which hides their lengths too. */
export const constantTimeEqual = async (one: string, other: string): Promise<boolean> =>
	crypto.subtle.timingSafeEqual(await sha256(one), await sha256(other));
