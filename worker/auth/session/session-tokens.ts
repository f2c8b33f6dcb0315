import { base64url } from 'jose';
import { concatBytes, packTokens, unpackTokens } from './token-codec.ts';

/** What Cognito issues at sign-in and again at each refresh. */
export interface Tokens {
	accessToken: string;
	refreshToken: string;
}

/** What the session cookie carries. */
export interface SessionTokens extends Tokens {
	sessionId: string;
}

const version = 1;
const idBytes = 16;

/**
 * @returns the bytes to seal
 * @throws {TypeError} when the session id does not have 16 bytes
 */
export function encodeSession({ sessionId, accessToken, refreshToken }: SessionTokens): Uint8Array {
	const id = base64url.decode(sessionId);
	if (id.length !== idBytes) throw new TypeError('A session id has 16 bytes');
	return concatBytes([Uint8Array.of(version), id, packTokens([accessToken, refreshToken])]);
}

/** The reverse of {@link encodeSession}; null for bytes of another version or shape. */
export function decodeSession(bytes: Uint8Array): SessionTokens | null {
	if (bytes[0] !== version) return null;
	const [accessToken, refreshToken] = unpackTokens(bytes.subarray(1 + idBytes), 2) ?? [];
	if (!accessToken || !refreshToken) return null;
	return { sessionId: base64url.encode(bytes.subarray(1, 1 + idBytes)), accessToken, refreshToken };
}
