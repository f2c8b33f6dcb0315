import type { Database } from '../../database/client.ts';
import { randomToken } from '../secrets.ts';
import { takeLease } from './session-store.ts';
import type { Lease, SessionRow } from './session-store.ts';

/** Milliseconds for which one request holds the lease: longer than all its calls may take. */
export const leaseMs = 20_000;

/** Milliseconds between attempts while Cognito does not respond. */
export const cooldownMs = 1_000;

/**
 * Takes the lease on refreshing a session's tokens by compare-and-set.
 *
 * @param row as last read
 * @param now milliseconds since 1970, UTC
 * @returns null when another request holds it, has refreshed the tokens, or failed a moment ago
 */
export async function acquireLease(
	database: Database,
	row: SessionRow,
	now: number
): Promise<Lease | null> {
	if (row.leaseUntil > now) return null;
	const lease = { sessionId: row.id, holder: randomToken(9) };
	const isTaken = await takeLease(database, row, lease.holder, now, now + leaseMs);
	return isTaken ? lease : null;
}

/** Whether an attempt has just failed, and no request is making another. */
export const isCoolingDown = (
	row: Pick<SessionRow, 'leaseHolder' | 'leaseUntil'>,
	now: number
): boolean => row.leaseHolder === null && row.leaseUntil > now;
