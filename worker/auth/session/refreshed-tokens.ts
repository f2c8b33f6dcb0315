import { concat } from './token-codec.ts';
import type { SealedBox } from '../sealed-box.ts';
import { decodeSession, encodeSession } from './session-cookie.ts';
import type { CookieSession } from './session-cookie.ts';
import type { SessionRow } from './session-store.ts';

/** The newest tokens of a session, as its row carries them for cookies that hold older ones. */
export interface Successor {
	session: CookieSession;
	/** Whether a cookie holds the refresh token that these were given for, or theirs. */
	follows: (cookie: CookieSession) => Promise<boolean>;
}

/** Bytes of SHA-256. */
const hashLength = 32;

const encoder = new TextEncoder();
const hashOf = async (text: string) =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));

/** Seals and opens what a row carries: the tokens, and by a hash which refresh token they replace. */
export function createSuccessors(box: SealedBox) {
	/** @param spent the refresh token that Cognito took for them */
	async function seal(session: CookieSession, spent: string): Promise<string> {
		return box.seal('successor', concat([await hashOf(spent), encodeSession(session)]));
	}

	/** null when the row carries none, or one that was not made for it. */
	async function open(row: Pick<SessionRow, 'id' | 'successor'>): Promise<Successor | null> {
		const opened = row.successor && (await box.open('successor', row.successor));
		if (!opened) return null;
		const session = decodeSession(opened.content.subarray(hashLength));
		if (session?.sessionId !== row.id) return null;
		const spent = opened.content.subarray(0, hashLength);
		return {
			session,
			async follows({ refreshToken }) {
				const held = await hashOf(refreshToken);
				const own = await hashOf(session.refreshToken);
				return [spent, own].some((hash) => crypto.subtle.timingSafeEqual(hash, held));
			}
		};
	}

	return { seal, open };
}

export type Successors = ReturnType<typeof createSuccessors>;
