import type { SealedBox } from '../sealed-box.ts';
import { sha256 } from '../secrets.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';
import type { SessionTokens } from './session-tokens.ts';
import { concatBytes } from './token-codec.ts';

/**
 * The newest tokens of a session, which its row carries for cookies that still hold older ones, and
 * for a minute after the sign-in for a callback that the browser sends twice.
 */
export interface RefreshedTokens {
	tokens: SessionTokens;
	/** Whether a cookie holds the refresh token that these replaced, or theirs. */
	belongTo: (cookie: SessionTokens) => Promise<boolean>;
	/** Whether this is the secret that they were sealed with. */
	isProvenBy: (secret: string) => Promise<boolean>;
}

const hashBytes = 32;
/**
 * Seals tokens for the session row, with a hash of the secret that proves the right to them.
 *
 * @param secret the refresh token that Cognito exchanged for them, or what a sign-in redeemed
 */
export async function sealRefreshedTokens(
	box: SealedBox,
	tokens: SessionTokens,
	secret: string
): Promise<string> {
	const content = concatBytes([await sha256(secret), encodeSession(tokens)]);
	return box.seal('successor', content);
}

/**
 * @param sealed as {@link sealRefreshedTokens} returned it; null when the row carries none
 * @returns null when there are none, or when they were sealed for another session
 */
export async function openRefreshedTokens(
	box: SealedBox,
	sessionId: string,
	sealed: string | null
): Promise<RefreshedTokens | null> {
	const opened = sealed === null ? null : await box.open('successor', sealed);
	if (!opened) return null;
	const tokens = decodeSession(opened.content.subarray(hashBytes));
	if (tokens?.sessionId !== sessionId) return null;
	const secretHash = opened.content.subarray(0, hashBytes);
	return {
		tokens,
		async belongTo({ refreshToken }) {
			const held = await sha256(refreshToken);
			const own = await sha256(tokens.refreshToken);
			return [secretHash, own].some((hash) => crypto.subtle.timingSafeEqual(hash, held));
		},
		isProvenBy: async (secret) => crypto.subtle.timingSafeEqual(secretHash, await sha256(secret))
	};
}
