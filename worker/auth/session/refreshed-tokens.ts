import type { SealedBox } from '../sealed-box.ts';
import { sha256 } from '../secrets.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';
import type { SessionTokens } from './session-tokens.ts';
import { concatBytes } from './token-codec.ts';

/** The newest tokens of a session, which its row carries for cookies that still hold older ones. */
export interface RefreshedTokens {
	tokens: SessionTokens;
	/** Whether a cookie holds the refresh token that these replaced, or theirs. */
	belongTo: (cookie: SessionTokens) => Promise<boolean>;
}

const hashBytes = 32;
/**
 * Seals tokens for the session row, with a hash of the refresh token that they replace.
 *
 * @param usedRefreshToken the refresh token that Cognito exchanged for them
 */
export async function sealRefreshedTokens(
	box: SealedBox,
	tokens: SessionTokens,
	usedRefreshToken: string
): Promise<string> {
	const content = concatBytes([await sha256(usedRefreshToken), encodeSession(tokens)]);
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
	const replacedHash = opened.content.subarray(0, hashBytes);
	return {
		tokens,
		async belongTo({ refreshToken }) {
			const held = await sha256(refreshToken);
			const own = await sha256(tokens.refreshToken);
			return [replacedHash, own].some((hash) => crypto.subtle.timingSafeEqual(hash, held));
		}
	};
}
