import { base64url } from 'jose';

/** @returns `bytes` cryptographically random bytes, in base64url */
export const randomToken = (bytes: number): string =>
	base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)));
