import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describeError } from '../../database/errors.ts';
import type { Parts } from '../../parts.ts';
import type { Cognito } from '../cognito.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { EndReason, SessionRows } from './session-store.ts';
import type { Sessions } from './session.ts';
import type { Successors } from './refreshed-tokens.ts';

interface Deps extends Pick<Parts, 'now' | 'log'> {
	cognito: Cognito;
	successors: Successors;
	cookie: SessionCookie;
	rows: SessionRows;
	sessions: Sessions;
}

/**
 * Ends the session of this request's cookie: its row, so that no copy of the cookie works any
 * more, and its tokens at Cognito. Whoever signs out is signed out here even when one of the two
 * cannot be reached; the log says so.
 */
export function createSignOut({ cognito, successors, cookie, rows, sessions, now, log }: Deps) {
	/** @returns the id of the session that ended; null when there was none. */
	async function signOut(c: Context<AppEnv>, because: EndReason): Promise<string | null> {
		const value = cookie.read(c);
		const session = value === null ? null : await cookie.open(value);
		if (!session) return null;
		const { sessionId, refreshToken } = session;
		const note = (error: unknown) =>
			log('sign_out_incomplete', { session: sessionId, reason: describeError(error) });
		await Promise.all([
			endRow(sessionId, because).catch(note),
			cognito.revoke(refreshToken).catch(note)
		]);
		return sessionId;
	}

	/** Tokens that were renewed for this session, and that this browser has not received yet, go too. */
	async function endRow(id: string, because: EndReason): Promise<void> {
		// Afterwards, whatever came of it: while it was being ended, another request may have read it.
		const sealed = await rows.end(id, because, now()).finally(() => sessions.forget(id));
		const successor = await successors.open({ id, successor: sealed });
		if (successor) await cognito.revoke(successor.session.refreshToken);
	}

	return signOut;
}
