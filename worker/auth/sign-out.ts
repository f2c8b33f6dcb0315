import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { describeError } from '../database/database-error.ts';
import type { Parts } from '../parts.ts';
import type { Cognito } from './cognito.ts';
import type { SealedBox } from './sealed-box.ts';
import { decodeSession } from './session-cookie.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { EndReason, SessionRows } from './session-rows.ts';
import type { Sessions } from './session.ts';

interface Deps extends Pick<Parts, 'now' | 'log'> {
	cognito: Cognito;
	box: SealedBox;
	cookie: SessionCookie;
	rows: SessionRows;
	sessions: Sessions;
}

/**
 * Ends the session of this request's cookie: its row, so that no copy of the cookie works any
 * more, and its tokens at Cognito. Whoever signs out is signed out here even when one of the two
 * cannot be reached; the log says so.
 */
export function createSignOut({ cognito, box, cookie, rows, sessions, now, log }: Deps) {
	/** @returns the id of the session that ended; null when there was none. */
	async function signOut(c: Context<AppEnv>, because: EndReason): Promise<string | null> {
		const value = cookie.read(c);
		const session = value === null ? null : await cookie.open(value);
		if (!session) return null;
		const { sessionId, refreshToken } = session;
		sessions.forget(sessionId);
		const note = (error: unknown) =>
			log('sign_out_incomplete', { session: sessionId, reason: describeError(error) });
		await Promise.all([
			rows.end(sessionId, because, now()).then(revokeSuccessor).catch(note),
			cognito.revoke(refreshToken).catch(note)
		]);
		return sessionId;
	}

	/** Tokens that were renewed for this session and that this browser has not received yet. */
	async function revokeSuccessor(successor: string | null): Promise<void> {
		const opened = successor && (await box.open('successor', successor));
		const newer = opened && decodeSession(opened.content);
		if (newer) await cognito.revoke(newer.refreshToken);
	}

	return signOut;
}
