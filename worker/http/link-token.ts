import { base64url } from 'jose';

const encoder = new TextEncoder();

/** A secret for a link: 128 random bits, which nobody guesses. */
export const newLinkToken = (): string =>
	base64url.encode(crypto.getRandomValues(new Uint8Array(16)));

/** What is stored of it: its SHA-256. */
export const hashOfLinkToken = async (token: string): Promise<string> =>
	base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(token))));
