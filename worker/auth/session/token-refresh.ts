import type { Database } from '../../database/client.ts';
import type { Auth } from '../auth.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { exchangeAtCognito, refreshUnavailable } from './refresh-exchange.ts';
import type { RefreshResult } from './refresh-exchange.ts';
import { openRefreshedTokens } from './refreshed-tokens.ts';
import { acquireLease, isCoolingDown, leaseMs } from './renewal-lease.ts';
import { isRefreshDue } from './session-policy.ts';
import { findSession } from './session-store.ts';
import type { SessionRow } from './session-store.ts';
import type { SessionTokens } from './session-tokens.ts';

/**
 * Milliseconds that a request waits for new tokens while its own are still valid, or while enough
 * others of this isolate wait for longer.
 */
const maxWaitMs = 1_000;
/** Milliseconds between two looks into the isolate's own memory. */
const newsIntervalMs = 50;
/** Milliseconds before the row is read again while another request refreshes; then twice as many. */
const firstPollMs = 100;
const maxPollMs = 2_000;

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
export const refreshTokens = (auth: Auth, due: DueSession): Promise<RefreshResult> =>
	auth.span(
		'session_renewal',
		{},
		async () => (await tryToRefresh(auth, due, due.row)) ?? waitForRefresh(auth, due)
	);

/** @returns null while another request refreshes the tokens */
async function tryToRefresh(
	auth: Auth,
	due: DueSession,
	row: SessionRow
): Promise<RefreshResult | null> {
	const { claims, database } = due;
	if (row.endedAt !== null) return { kind: 'ended' };
	const { newest, isVerifiedHolder } = await newestTokens(auth, due, row);
	const delivered = await acceptDelivered(auth, due, newest);
	if (delivered) return delivered;
	const isStillValid = claims !== null && claims.expiresAt > auth.now();
	const lease = await acquireLease(database, row, auth.now());
	if (lease) {
		const call = exchangeAtCognito(auth, { database, row, newest, lease, isVerifiedHolder });
		// Continues if the client goes away, or this request answers without its result.
		auth.waitUntil(call.catch(() => undefined).then(() => auth.renewalWaiters.announce(row.id)));
		return isStillValid ? waitBriefly(call) : call;
	}
	if (isStillValid || isCoolingDown(row, auth.now())) return refreshUnavailable(null);
	return null;
}

function waitForRefresh(auth: Auth, due: DueSession): Promise<RefreshResult> {
	const { renewalWaiters } = auth;
	const { id } = due.row;
	if (!renewalWaiters.enter(id)) return waitForNews(auth, due);
	return pollRow(auth, due).finally(() => {
		renewalWaiters.leave(id);
		renewalWaiters.announce(id);
	});
}

/** Every look costs a read of D1, so the intervals grow. */
async function pollRow(auth: Auth, due: DueSession): Promise<RefreshResult> {
	let pollMs = firstPollMs;
	for (let waitedMs = 0; waitedMs < leaseMs; waitedMs += pollMs) {
		if (waitedMs > 0) pollMs = Math.min(pollMs * 2, maxPollMs);
		await sleep(pollMs);
		const result = await lookAgain(auth, due);
		if (result) return result;
	}
	return refreshUnavailable(null);
}

/** Reads the row only when another request of this isolate has seen it change. */
async function waitForNews(auth: Auth, due: DueSession): Promise<RefreshResult> {
	let seen: symbol | null = null;
	for (let waitedMs = 0; waitedMs < maxWaitMs; waitedMs += newsIntervalMs) {
		const news = auth.renewalWaiters.news(due.row.id);
		if (news !== seen && news !== null) {
			seen = news;
			const result = await lookAgain(auth, due);
			if (result) return result;
		}
		await sleep(newsIntervalMs);
	}
	return refreshUnavailable(null);
}

async function lookAgain(auth: Auth, due: DueSession): Promise<RefreshResult | null> {
	const row = await findSession(due.database, due.row.id);
	return row ? tryToRefresh(auth, due, row) : { kind: 'ended' };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
	if (claims?.sub !== row.sub || isRefreshDue(claims, auth.now())) return null;
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
		if (error instanceof TokenRejected) return null;
		throw error;
	}
}

/** Stops waiting for a slow Cognito. Later requests find the result of the call. */
function waitBriefly(call: Promise<RefreshResult>): Promise<RefreshResult> {
	const timeout = new Promise<RefreshResult>((resolve) =>
		setTimeout(() => resolve(refreshUnavailable(null)), maxWaitMs)
	);
	return Promise.race([call, timeout]);
}
