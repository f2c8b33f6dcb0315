import type { Database } from '../../database/client.ts';
import { describeError } from '../../database/errors.ts';
import type { Unavailable } from '../../users/identity.ts';
import type { Auth } from '../auth.ts';
import { exchangeRefreshToken, revokeToken } from '../cognito.ts';
import type { RefreshResponse } from '../cognito.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { verifyIdToken } from '../tokens/id-token.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { sealRefreshedTokens } from './refreshed-tokens.ts';
import { cooldownMs } from './renewal-lease.ts';
import { endSession, releaseLease, saveRefreshedTokens } from './session-store.ts';
import type { Lease, SessionRow } from './session-store.ts';
import type { SessionTokens } from './session-tokens.ts';

export type RefreshResult =
	| { kind: 'refreshed'; tokens: SessionTokens; claims: AccessClaims }
	| { kind: 'ended' }
	/** Cognito refuses the refresh token, and nothing proves that it belongs to the session. */
	| { kind: 'unverified_holder' }
	| Unavailable;

/**
 * One exchange of the refresh token in `newest`, made by the request that holds the lease.
 * `isVerifiedHolder`: its cookie has proved that it belongs to the session.
 */
export interface RefreshAttempt {
	database: Database;
	row: SessionRow;
	newest: SessionTokens;
	lease: Lease;
	isVerifiedHolder: boolean;
}

/** Exchanges the refresh token at Cognito, verifies what it issues, and saves that in the row. */
export async function exchangeAtCognito(
	auth: Auth,
	attempt: RefreshAttempt
): Promise<RefreshResult> {
	try {
		const response = await exchangeRefreshToken(auth, attempt.newest.refreshToken);
		return 'refused' in response
			? await handleRefusal(auth, attempt, response.refused)
			: await acceptIssued(auth, attempt, response);
	} catch (error) {
		if (!(error instanceof CognitoUnavailable || error instanceof TokenRejected)) throw error;
		const retryAfter = error instanceof CognitoUnavailable ? error.retryAfter : null;
		return await giveUp(auth, attempt, error.message, retryAfter);
	}
}

async function giveUp(
	{ log, now }: Auth,
	{ database, row, lease }: RefreshAttempt,
	reason: string,
	retryAfter: number | null
): Promise<RefreshResult> {
	log('session_renewal_failed', { session: row.id, reason });
	await releaseLease(database, lease, now() + cooldownMs);
	return refreshUnavailable(retryAfter);
}

/** Only `invalid_grant` concerns the session; every other refusal concerns our settings. */
async function handleRefusal(
	auth: Auth,
	attempt: RefreshAttempt,
	code: string
): Promise<RefreshResult> {
	const { database, row, lease } = attempt;
	if (code !== 'invalid_grant') return giveUp(auth, attempt, code, null);
	if (!attempt.isVerifiedHolder) {
		await releaseLease(database, lease, auth.now());
		return { kind: 'unverified_holder' };
	}
	await endSession(database, row.id, 'refused_by_cognito', auth.now());
	auth.log('session_ended', { session: row.id, reason: 'refused_by_cognito' });
	return { kind: 'ended' };
}

async function acceptIssued(
	auth: Auth,
	attempt: RefreshAttempt,
	issued: RefreshResponse
): Promise<RefreshResult> {
	const { id } = attempt.row;
	const { accessToken, refreshToken } = issued;
	const tokens = { sessionId: id, accessToken, refreshToken };
	const claims = await verifyIssued(auth, issued, attempt.row).catch(async (error: unknown) => {
		// Cognito issues a rotated token once, so one that cannot be verified yet is kept.
		if (error instanceof CognitoUnavailable) await save(auth, attempt, tokens);
		throw error;
	});
	if (!(await save(auth, attempt, tokens))) {
		// The session has ended in the meantime, and its new tokens must not outlive it.
		await revokeToken(auth, refreshToken).catch((error: unknown) =>
			auth.log('sign_out_incomplete', { session: id, reason: describeError(error) })
		);
		return { kind: 'ended' };
	}
	auth.log('session_renewed', { session: id });
	return { kind: 'refreshed', tokens, claims };
}

async function verifyIssued(
	{ config, keys, now }: Auth,
	{ accessToken, idToken }: RefreshResponse,
	row: SessionRow
): Promise<AccessClaims> {
	const findKey = keys.findKeyOfIssuedToken;
	const claims = await verifyAccessToken(accessToken, findKey, config.cognito);
	if (claims.sub !== row.sub) throw new TokenRejected('sub');
	if (claims.expiresAt <= now()) throw new TokenRejected('exp');
	if (idToken !== null) {
		const expected = { nonce: null, accessToken, now: now() };
		const { sub } = await verifyIdToken(idToken, findKey, config.cognito, expected);
		if (sub !== row.sub) throw new TokenRejected('sub');
	}
	return claims;
}

async function save(
	{ box, log, now }: Auth,
	{ database, newest, lease }: RefreshAttempt,
	tokens: SessionTokens
): Promise<boolean> {
	const sealed = await sealRefreshedTokens(box, tokens, newest.refreshToken);
	try {
		return await saveRefreshedTokens(database, lease, sealed, now());
	} catch (error) {
		// This browser still receives its tokens; only concurrent requests do not.
		const reason = describeError(error);
		log('session_renewal_unrecorded', { session: lease.sessionId, reason });
		return true;
	}
}

/** @param retryAfter seconds; null for the usual cooldown */
export const refreshUnavailable = (retryAfter: number | null): Unavailable => ({
	kind: 'unavailable',
	retryAfter: retryAfter ?? Math.ceil(cooldownMs / 1000)
});
