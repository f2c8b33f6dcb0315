import { base64url } from 'jose';

/** @returns `bytes` random bytes from the runtime's own generator, in base64url. */
export const randomToken = (bytes: number): string =>
	base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)));
