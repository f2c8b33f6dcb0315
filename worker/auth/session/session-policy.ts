import type { AccessClaims } from '../tokens/access-token.ts';
import type { SessionRow } from './session-store.ts';

/** Milliseconds before its expiry when a token is refreshed, so that none expires in transit. */
const refreshBeforeMs = 60_000;

/** Milliseconds for which the row keeps refreshed tokens for requests that were under way. */
const deliveryMs = 60_000;

/** The longest time that activity goes unrecorded, to save a write per request. Milliseconds. */
const maxUnrecordedMs = 5 * 60_000;

/** Why a session is not accepted, as the log names it. */
export type SessionEnd = 'session_ended' | 'lifetime_over' | 'idle_too_long' | 'another_person';

/**
 * @param claims null when the access token does not verify
 * @param now milliseconds since 1970, UTC
 * @param idleMs milliseconds without activity after which a session ends
 * @returns why the session is over; null while it is not
 */
export function endReason(
	row: Pick<SessionRow, 'sub' | 'endedAt' | 'expiresAt' | 'lastSeenAt'>,
	claims: Pick<AccessClaims, 'sub'> | null,
	now: number,
	idleMs: number
): SessionEnd | null {
	if (row.endedAt !== null) return 'session_ended';
	if (now >= row.expiresAt) return 'lifetime_over';
	if (now >= row.lastSeenAt + idleMs) return 'idle_too_long';
	return claims && claims.sub !== row.sub ? 'another_person' : null;
}

/** Whether an access token has expired, or will within a minute; true for an invalid one. */
export const isRefreshDue = (
	claims: Pick<AccessClaims, 'expiresAt'> | null,
	now: number
): boolean => claims === null || claims.expiresAt - now <= refreshBeforeMs;

/** Whether to record that the session's owner was active, at the latest after five minutes. */
export const isActivityDue = (
	row: Pick<SessionRow, 'lastSeenAt'>,
	now: number,
	idleMs: number
): boolean => now - row.lastSeenAt > Math.min(maxUnrecordedMs, idleMs / 4);

/**
 * Whether the row may drop its refreshed tokens: a browser that has needed no refresh for a minute
 * has received them.
 */
export const areTokensDelivered = (
	row: Pick<SessionRow, 'refreshedTokens' | 'refreshedAt'>,
	now: number
): boolean => row.refreshedTokens !== null && (row.refreshedAt ?? 0) + deliveryMs < now;

/** @returns whole seconds until a time in milliseconds since 1970; 0 when it has passed */
export const secondsUntil = (time: number, now: number): number =>
	Math.max(0, Math.floor((time - now) / 1000));
