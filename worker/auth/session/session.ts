import type { Context } from 'hono';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import type { Parts } from '../../parts.ts';
import { isSafe } from '../../http/safe-methods.ts';
import { toViewer } from '../../users/viewer.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import type { Cognito } from '../cognito.ts';
import { createMemory } from './ttl-cache.ts';
import { createOpenedCookies } from './cookie-cache.ts';
import type { OpenedCookie } from './cookie-cache.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { createRenewal, isDue } from './token-refresh.ts';
import type { Renewed } from './token-refresh.ts';
import type { CookieChange, CookieSession, SessionCookie } from './session-cookie.ts';
import type { SessionRow, SessionRows } from './session-store.ts';
import type { Successors } from './refreshed-tokens.ts';
import type { Unavailable, Who } from '../../users/identity.ts';

/** Milliseconds for which the row keeps the newest tokens for requests that were under way. */
const successorFor = 60_000;

/** The longest time, in milliseconds, that activity goes unrecorded: one write, not one a request. */
const touchEvery = 5 * 60_000;

/** Milliseconds after which nobody still waits for a row. */
const longestRead = 60_000;

/** Seconds that somebody waits before asking again while the database or Cognito's keys are away. */
export const retryAfter = 5;

interface Deps extends Pick<Parts, 'config' | 'now' | 'log' | 'waitUntil'> {
	cognito: Cognito;
	successors: Successors;
	cookie: SessionCookie;
	rows: SessionRows;
}

export interface Recognised {
	who: Who;
	/** To be applied once the answer is made. */
	change: CookieChange;
}

/** Tells from the session cookie who somebody is. */
export function createSessions(deps: Deps) {
	const { config, cognito, successors, cookie, rows, now, log, waitUntil } = deps;
	const renew = createRenewal({ config, cognito, rows, successors, now, log, waitUntil });
	const { idleSeconds, readCacheSeconds } = config.session;
	const idle = idleSeconds * 1000;
	const openedCookies = createOpenedCookies({ config, cookie, now });
	const readRows = createMemory<SessionRow>(readCacheSeconds * 1000, now);
	const forgotten = createMemory<object>(longestRead, now);

	/**
	 * Who somebody is by the row that this isolate read seconds ago, for a safe request that is no
	 * sign of life. It asks nobody and logs nothing, and whatever else is due for the session waits
	 * until the row is forgotten here. A promise only where a cookie has to be opened: waiting takes
	 * its time.
	 *
	 * @returns null when {@link recognise} has to find out.
	 */
	function recall(c: Context): Who | null | Promise<Who | null> {
		const value = readCacheSeconds === 0 ? null : cookie.read(c);
		if (value === null) return null;
		const opened = openedCookies.before(value);
		return opened ? whoByMemory(opened) : openAndRecall(value);
	}

	async function openAndRecall(value: string): Promise<Who | null> {
		try {
			const opened = await openedCookies.open(value, cognito.findKeyAtHand);
			return opened && whoByMemory(opened);
		} catch {
			// Whatever is in the way, it is found again where it can be told and logged.
			return null;
		}
	}

	function whoByMemory(opened: OpenedCookie): Who | null {
		const row = rememberedRow(opened);
		return row && whyOver(row, opened.claims) === null ? admitOnce(opened, row) : null;
	}

	async function recognise(c: Context): Promise<Recognised> {
		const value = cookie.read(c);
		if (value === null) return { who: { kind: 'visitor' }, change: 'keep' };
		try {
			return await recogniseCookie(c, value);
		} catch (error) {
			return { who: noteTrouble(error), change: 'keep' };
		}
	}

	/** @throws what is a fault of ours, and not somebody's absence. */
	function noteTrouble(error: unknown): Unavailable {
		if (!(error instanceof CognitoUnavailable) && !isDatabaseDown(error)) throw error;
		log('session_unavailable', { reason: describeError(error) });
		return { kind: 'unavailable', retryAfter };
	}

	async function recogniseCookie(c: Context, value: string): Promise<Recognised> {
		const opened =
			openedCookies.before(value) ?? (await openedCookies.open(value, cognito.findKey));
		if (!opened) return refuse('cookie_unreadable');
		const { session, claims, oldKey } = opened;
		// A safe request may use what was read seconds ago; a write always asks the primary.
		const remembered = isSafe(c.req.method) ? rememberedRow(opened) : null;
		const row = remembered ?? (await readRow(session.sessionId));
		if (!row) return refuse('session_unknown', session.sessionId);
		const over = whyOver(row, claims);
		if (over) return refuseRow(over, row);
		if (isDue(claims, now())) {
			const recognised = await renewAndAdmit({ session, row, claims });
			if (recognised.who.kind === 'signed_in') noteActivity(c, row);
			return recognised;
		}
		dropDelivered(row);
		noteActivity(c, row);
		const who = admitOnce(opened, row);
		return { who, change: oldKey ? await rewrite(session, row) : 'keep' };
	}

	/** null as well while a token is due: renewing it starts from what the row says now. */
	const rememberedRow = ({ session, claims }: OpenedCookie): SessionRow | null =>
		isDue(claims, now()) ? null : readRows.get(session.sessionId);

	async function readRow(id: string): Promise<SessionRow | null> {
		const forgottenBefore = forgotten.get(id);
		const row = await rows.find(id);
		if (row === null) readRows.forget(id);
		else if (forgotten.get(id) === forgottenBefore) readRows.set(id, row);
		return row;
	}

	/** For a session that has ended: what is being read of it just now is not remembered either. */
	function forget(id: string): void {
		forgotten.set(id, {});
		readRows.forget(id);
	}

	/** Why a session lets nobody in any more; null while it does. */
	function whyOver(row: SessionRow, claims: AccessClaims | null): string | null {
		if (row.endedAt !== null) return 'session_ended';
		if (now() >= row.expiresAt) return 'lifetime_over';
		if (now() >= row.lastSeenAt + idle) return 'idle_too_long';
		return claims && claims.sub !== row.user.sub ? 'another_person' : null;
	}

	function refuse(reason: string, sessionId: string | null = null): Recognised {
		log('session_refused', { session: sessionId, reason });
		return { who: { kind: 'visitor' }, change: 'clear' };
	}

	/** Where another sign-in in this browser replaced it, the cookie is that one's by now. */
	function refuseRow(reason: string, row: SessionRow): Recognised {
		const refused = refuse(reason, row.id);
		return row.endedBecause === 'replaced' ? { ...refused, change: 'keep' } : refused;
	}

	async function renewAndAdmit(due: {
		session: CookieSession;
		row: SessionRow;
		claims: AccessClaims | null;
	}): Promise<Recognised> {
		const { session, row, claims } = due;
		const valid = claims !== null && claims.expiresAt > now() ? claims : null;
		const renewal = await renew({ session, row, claims }).catch((error: unknown) =>
			noteTrouble(error)
		);
		readRows.forget(row.id);
		if (renewal.kind === 'unproven') return refuse('cookie_unproven', row.id);
		if (renewal.kind === 'ended')
			return refuseRow('session_ended', (await rows.find(row.id)) ?? row);
		if (renewal.kind === 'renewed') return admitRenewed(renewal, row);
		if (valid) return { who: admit(row, valid), change: 'keep' };
		return { who: renewal, change: 'keep' };
	}

	async function admitRenewed({ session, claims }: Renewed, row: SessionRow): Promise<Recognised> {
		return { who: admit(row, claims), change: await rewrite(session, row) };
	}

	function admitOnce(opened: OpenedCookie, row: SessionRow): Who {
		if (opened.admitted?.row !== row) opened.admitted = { row, who: admit(row, opened.claims) };
		return opened.admitted.who;
	}

	const admit = (row: SessionRow, claims: AccessClaims | null): Who => ({
		kind: 'signed_in',
		viewer: toViewer(row.user, claims?.groups ?? [], row.createdAt, config.cognito),
		sessionId: row.id
	});

	async function rewrite(session: CookieSession, row: SessionRow): Promise<CookieChange> {
		return { write: await cookie.seal(session), maxAge: secondsUntil(row.expiresAt) };
	}

	const secondsUntil = (time: number) => Math.max(0, Math.floor((time - now()) / 1000));

	/** A browser that needed no renewal for a minute holds the newest tokens itself. */
	function dropDelivered(row: SessionRow): void {
		const delivered = row.successor !== null && (row.successorAt ?? 0) + successorFor < now();
		if (delivered) inBackground(row, rows.dropSuccessor(row.id, row.successorAt ?? 0));
	}

	/** Asking who one is happens by itself in an open tab: it is not a sign of life. */
	function noteActivity(c: Context, row: SessionRow): void {
		const isActivity = c.req.path !== '/api/auth/me';
		const unrecorded = now() - row.lastSeenAt;
		if (isActivity && unrecorded > Math.min(touchEvery, idle / 4)) {
			inBackground(row, rows.touch(row.id, now()));
		}
	}

	/** For writes that the answer need not wait for. */
	function inBackground(row: SessionRow, work: Promise<void>): void {
		readRows.forget(row.id);
		waitUntil(
			work.catch((error: unknown) =>
				log('session_upkeep_failed', { session: row.id, reason: describeError(error) })
			)
		);
	}

	return { recall, recognise, forget };
}

export type Sessions = ReturnType<typeof createSessions>;
