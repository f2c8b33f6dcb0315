import { describeError } from '../../database/errors.ts';
import type { Parts } from '../../parts.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { Cognito, RenewedTokens } from '../cognito.ts';
import { verifyIdToken } from '../tokens/id-token.ts';
import { isKeyTrouble } from '../tokens/jwks.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { randomToken } from '../random.ts';
import type { CookieSession } from './session-cookie.ts';
import type { Lease, SessionRow, SessionRows } from './session-store.ts';
import type { Successors } from './refreshed-tokens.ts';
import type { Unavailable } from '../../users/identity.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';

/** Milliseconds before the end of an access token when it is due to be renewed. */
const renewBefore = 60_000;

/** Milliseconds for which one request holds the right to renew: longer than all its calls may take. */
const leaseFor = 20_000;
/** Milliseconds between attempts while Cognito gives no answer: recovery is noticed at once. */
const coolDown = 1_000;
/** Milliseconds that a request waits for new tokens while its own are still good. */
const patience = 1_000;
/** Milliseconds between two looks of a request that waits for another one's result. */
const lookEvery = 100;

export interface Renewed {
	session: CookieSession;
	claims: AccessClaims;
}

export type Renewal =
	| ({ kind: 'renewed' } & Renewed)
	| { kind: 'ended' }
	/** Cognito refuses what the cookie holds, and nothing shows that it ever was the session's. */
	| { kind: 'unproven' }
	/** Whoever still holds a valid access token goes on with it. */
	| Unavailable;

interface Deps extends Pick<Parts, 'now' | 'log' | 'config' | 'waitUntil'> {
	cognito: Cognito;
	rows: SessionRows;
	successors: Successors;
}

interface Due {
	session: CookieSession;
	row: SessionRow;
	/** What the access token says, ended or not; null when it does not verify. */
	claims: AccessClaims | null;
}

interface HeldLease extends Lease {
	/** Whether the cookie has shown that the session is its own. */
	isProven: boolean;
}

/**
 * Renews a session's tokens, once for all requests in all isolates.
 *
 * A rotated refresh token works once, so two requests must not both spend it. The row carries a
 * lease, taken by compare-and-set: one request calls Cognito, the others take what it got from the
 * row, sealed. If the holder dies between Cognito's answer and the write, the new refresh token is
 * lost with it; the lease runs out after twenty seconds and the next request tries the old one, which
 * Cognito accepts within the app client's grace period and refuses without one. Nothing better is
 * possible: Cognito and D1 cannot commit together, and Cognito gives a rotated token once.
 */
export function createRenewal(deps: Deps) {
	const { cognito, rows, successors, now, log, config, waitUntil } = deps;

	async function renew(due: Due): Promise<Renewal> {
		let { row } = due;
		// While the access token is good, nobody need wait for the next one.
		const stillValid = due.claims !== null && due.claims.expiresAt > now();
		for (let looks = 0; looks * lookEvery <= leaseFor; looks++) {
			if (row.endedAt !== null) return { kind: 'ended' };
			const successor = await successors.open(row);
			// Who seals a cookie of their own, with another's session id, is handed nothing of theirs.
			const isProven = due.claims !== null || (await successor?.follows(due.session)) === true;
			const newest = successor && isProven ? successor.session : due.session;
			const adopted = await adopt(newest, due, row);
			if (adopted) return { kind: 'renewed', ...adopted };
			const holder = randomToken(9);
			if (row.leaseUntil <= now() && (await rows.takeLease(row, holder, now(), now() + leaseFor))) {
				const call = callCognito(newest, row, { sessionId: row.id, holder, isProven });
				return stillValid ? withPatience(call) : call;
			}
			const nobodyIsTrying = row.leaseHolder === null && row.leaseUntil > now();
			if (stillValid || nobodyIsTrying) return unavailable(null);
			await new Promise((resolve) => setTimeout(resolve, lookEvery));
			const read = await rows.find(row.id);
			if (!read) return { kind: 'ended' };
			row = read;
		}
		return unavailable(null);
	}

	/** A slow Cognito slows nobody who can go on: what it says later is found in the row. */
	function withPatience(call: Promise<Renewal>): Promise<Renewal> {
		waitUntil(call);
		const enough = new Promise<Renewal>((resolve) =>
			setTimeout(() => resolve(unavailable(null)), patience)
		);
		return Promise.race([call, enough]);
	}

	/** The newest tokens, if the row carries newer ones than the cookie and they are not due. */
	async function adopt(newest: CookieSession, due: Due, row: SessionRow): Promise<Renewed | null> {
		if (newest.accessToken === due.session.accessToken) return null;
		const claims = await verifyNewest(newest);
		if (claims?.sub !== row.user.sub || claims.expiresAt - now() <= renewBefore) return null;
		return { session: newest, claims };
	}

	/** null when it can never be verified; its refresh token may still give a better one. */
	async function verifyNewest({ accessToken }: CookieSession): Promise<AccessClaims | null> {
		try {
			return await verifyAccessToken(accessToken, cognito.findKey, config.cognito);
		} catch (error) {
			if (isKeyTrouble(error)) throw new CognitoUnavailable('the keys may have changed');
			if (error instanceof TokenRejected) return null;
			throw error;
		}
	}

	async function callCognito(
		spent: CookieSession,
		row: SessionRow,
		lease: HeldLease
	): Promise<Renewal> {
		const attempt = { session: row.id };
		try {
			const answer = await cognito.renew(spent.refreshToken);
			if ('refused' in answer) return await refused(answer.refused, row, lease);
			const session = { ...answer, sessionId: row.id };
			const claims = await verify(answer, row).catch(async (error: unknown) => {
				// Cognito gives a rotated token once: what cannot be verified yet is kept until it can.
				if (isKeyTrouble(error)) await save(session, spent, lease);
				throw error;
			});
			if (!(await save(session, spent, lease))) {
				// Signed out meanwhile: what was just given must not outlive the session.
				await cognito.revoke(session.refreshToken).catch((error: unknown) => {
					log('sign_out_incomplete', { ...attempt, reason: describeError(error) });
				});
				return { kind: 'ended' };
			}
			log('session_renewed', attempt);
			return { kind: 'renewed', session, claims };
		} catch (error) {
			if (!(error instanceof CognitoUnavailable || error instanceof TokenRejected)) throw error;
			log('session_renewal_failed', { ...attempt, reason: error.message });
			await rows.giveBackLease(lease, now() + coolDown);
			return unavailable(error instanceof CognitoUnavailable ? error.retryAfter : null);
		}
	}

	/**
	 * Only `invalid_grant` is a verdict on the session, if the refresh token was the session's; every
	 * other refusal is one on our settings.
	 */
	async function refused(code: string, row: SessionRow, lease: HeldLease): Promise<Renewal> {
		const attempt = { session: row.id };
		if (code !== 'invalid_grant') {
			log('session_renewal_failed', { ...attempt, reason: code });
			await rows.giveBackLease(lease, now() + coolDown);
			return unavailable(null);
		}
		if (!lease.isProven) {
			await rows.giveBackLease(lease, now());
			return { kind: 'unproven' };
		}
		await rows.end(row.id, 'refused_by_cognito', now());
		log('session_ended', { ...attempt, reason: 'refused_by_cognito' });
		return { kind: 'ended' };
	}

	/** @throws {TokenRejected} when the new tokens are not this pool's or not this person's. */
	async function verify(answer: RenewedTokens, row: SessionRow): Promise<AccessClaims> {
		const findKey = cognito.findKeyOfJustIssued;
		const claims = await verifyAccessToken(answer.accessToken, findKey, config.cognito);
		if (claims.sub !== row.user.sub) throw new TokenRejected('sub');
		if (claims.expiresAt <= now()) throw new TokenRejected('exp');
		if (answer.idToken !== null) {
			const { accessToken, idToken } = answer;
			const expected = { nonce: null, accessToken, now: now() };
			const id = await verifyIdToken(idToken, findKey, config.cognito, expected);
			if (id.sub !== row.user.sub) throw new TokenRejected('sub');
		}
		return claims;
	}

	/** @returns false when the session has ended meanwhile, or the lease is another's by now */
	async function save(
		session: CookieSession,
		spent: CookieSession,
		lease: Lease
	): Promise<boolean> {
		const sealed = await successors.seal(session, spent.refreshToken);
		try {
			return await rows.saveSuccessor(lease, sealed, now());
		} catch (error) {
			// The browser still gets its tokens; only requests that are under way go without.
			const { sessionId } = session;
			log('session_renewal_unrecorded', { session: sessionId, reason: describeError(error) });
			return true;
		}
	}

	return renew;
}

const unavailable = (retryAfter: number | null): Renewal => ({
	kind: 'unavailable',
	retryAfter: retryAfter ?? Math.ceil(coolDown / 1000)
});

/** Whether it is time to renew, so that a token never ends on its way to Cognito. */
export const isDue = (claims: AccessClaims | null, now: number): boolean =>
	claims === null || claims.expiresAt - now <= renewBefore;
