import type { Context } from 'hono';
import type { AuthEnv } from '../auth-env.ts';
import { openRefreshedTokens } from '../session/refreshed-tokens.ts';
import { findSessionOfTransaction } from '../session/session-store.ts';
import { transactionIdOf } from './pending-sign-in.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignedIn } from './signed-in.ts';

/** Milliseconds before each look for the session, which the other request may still be creating. */
const waitsMs = [0, 50, 100, 200, 300, 400];

/** Milliseconds after a sign-in for which its callback may be repeated. */
const repeatableMs = 60_000;

/** What proves that a request belongs to a sign-in: Cognito redeems both, and only once. */
export const redeemed = (code: string, { verifier }: PendingSignIn): string =>
	`${code} ${verifier}`;

/**
 * Finds the session of a callback that the browser has sent twice, for example because a button was
 * pressed twice: the browser keeps the second response, and the first request has used the code.
 *
 * @returns null unless this browser's sign-in was completed with this code a moment ago
 */
export async function findRepeatedSignIn(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	code: string,
	pending: PendingSignIn
): Promise<SignedIn | null> {
	const transactionId = await transactionIdOf(pending);
	for (const waitMs of waitsMs) {
		if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
		const row = await findSessionOfTransaction(c.get('database'), transactionId);
		if (row) return openRepeated(auth, row, redeemed(code, pending));
	}
	return null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findSessionOfTransaction>>>;

async function openRepeated(
	{ box, cookie, now }: SignInAuth,
	{ id, userId, identityProvider, createdAt, endedAt, issuedTokens }: Row,
	secret: string
): Promise<SignedIn | null> {
	if (endedAt !== null || now() - createdAt >= repeatableMs) return null;
	const issued = await openRefreshedTokens(box, id, issuedTokens);
	if (!issued || !(await issued.isProvenBy(secret))) return null;
	const sealed = await cookie.seal(issued.tokens);
	return { sessionId: id, sealed, userId, identityProvider, isRepeated: true };
}
