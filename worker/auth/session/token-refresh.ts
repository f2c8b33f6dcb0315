import type { Database } from '../../database/client.ts';
import type { Auth } from '../auth.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { isKeyUnavailable } from '../tokens/jwks.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { exchangeAtCognito, refreshUnavailable } from './refresh-exchange.ts';
import type { RefreshResult } from './refresh-exchange.ts';
import { openRefreshedTokens } from './refreshed-tokens.ts';
import { acquireLease, isCoolingDown, leaseMs } from './renewal-lease.ts';
import { isRefreshDue } from './session-policy.ts';
import { findSession } from './session-store.ts';
import type { SessionRow } from './session-store.ts';
import type { SessionTokens } from './session-tokens.ts';

/** Milliseconds that a request waits for new tokens while its own are still valid. */
const maxWaitMs = 1_000;
/** Milliseconds between two reads of the row while another request refreshes. */
const pollMs = 100;

/** A session whose access token expires soon. `claims` is null for a token that does not verify. */
export interface DueSession {
	database: Database;
	tokens: SessionTokens;
	row: SessionRow;
	claims: AccessClaims | null;
}

/**
 * Refreshes a session's tokens once for all requests in all isolates.
 *
 * A rotated refresh token works once, so two requests must not both use it. One request takes the
 * lease in the row and calls Cognito; the others read the sealed result from the row. If the holder
 * dies between Cognito's response and the write, the new refresh token is lost. The lease then
 * expires after twenty seconds, and the next request tries the old token, which Cognito accepts
 * within the app client's grace period only. Cognito and D1 cannot commit together, so no order
 * avoids this.
 *
 * @throws {CognitoUnavailable} when refreshed tokens in the row cannot be verified now
 */
export async function refreshTokens(auth: Auth, due: DueSession): Promise<RefreshResult> {
	const { claims, database } = due;
	let { row } = due;
	const isStillValid = claims !== null && claims.expiresAt > auth.now();
	for (let waitedMs = 0; waitedMs <= leaseMs; waitedMs += pollMs) {
		if (row.endedAt !== null) return { kind: 'ended' };
		const { newest, isVerifiedHolder } = await newestTokens(auth, due, row);
		const delivered = await acceptDelivered(auth, due, newest);
		if (delivered) return delivered;
		const lease = await acquireLease(database, row, auth.now());
		if (lease) {
			const call = exchangeAtCognito(auth, { database, row, newest, lease, isVerifiedHolder });
			return isStillValid ? waitBriefly(auth, call) : call;
		}
		if (isStillValid || isCoolingDown(row, auth.now())) return refreshUnavailable(null);
		await new Promise((resolve) => setTimeout(resolve, pollMs));
		const current = await findSession(database, row.id);
		if (!current) return { kind: 'ended' };
		row = current;
	}
	return refreshUnavailable(null);
}

/** A cookie that was forged with a session key and another session's id gets none of its tokens. */
async function newestTokens({ box }: Auth, { tokens, claims }: DueSession, row: SessionRow) {
	const refreshed = await openRefreshedTokens(box, row.id, row.refreshedTokens);
	const isVerifiedHolder = claims !== null || (await refreshed?.belongTo(tokens)) === true;
	const newest = refreshed && isVerifiedHolder ? refreshed.tokens : tokens;
	return { newest, isVerifiedHolder };
}

/**
 * Accepts tokens that another request has refreshed; null if they are the cookie's own, or also
 * due.
 */
async function acceptDelivered(
	auth: Auth,
	{ tokens, row }: DueSession,
	newest: SessionTokens
): Promise<RefreshResult | null> {
	if (newest.accessToken === tokens.accessToken) return null;
	const claims = await verifyOrNull(auth, newest.accessToken);
	if (claims?.sub !== row.user.sub || isRefreshDue(claims, auth.now())) return null;
	return { kind: 'refreshed', tokens: newest, claims };
}

/** null for a token that will never verify: its refresh token may still give a valid one. */
async function verifyOrNull(
	{ config, keys }: Auth,
	accessToken: string
): Promise<AccessClaims | null> {
	try {
		return await verifyAccessToken(accessToken, keys.findKey, config.cognito);
	} catch (error) {
		if (isKeyUnavailable(error)) throw new CognitoUnavailable('the keys may have changed');
		if (error instanceof TokenRejected) return null;
		throw error;
	}
}

/** Stops waiting for a slow Cognito. The call continues, and later requests find its result. */
function waitBriefly({ waitUntil }: Auth, call: Promise<RefreshResult>): Promise<RefreshResult> {
	waitUntil(call);
	const timeout = new Promise<RefreshResult>((resolve) =>
		setTimeout(() => resolve(refreshUnavailable(null)), maxWaitMs)
	);
	return Promise.race([call, timeout]);
}
