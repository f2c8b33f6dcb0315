import type { Database } from '../../database/client.ts';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { isSafe } from '../../http/safe-methods.ts';
import { anonymous, knownIdentity, lazyIdentity } from '../../users/identity.ts';
import type { Authentication, Identity, Unavailable } from '../../users/identity.ts';
import { toViewer } from '../../users/viewer.ts';
import type { Auth } from '../auth.ts';
import type { AuthContext } from '../auth-env.ts';
import { CognitoUnavailable } from '../http-client.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { openCookie } from './open-cookie.ts';
import type { OpenedCookie } from './session-cache.ts';
import type { CookieChange } from './session-cookie.ts';
import {
	areTokensDelivered,
	endReason,
	isActivityDue,
	isRefreshDue,
	secondsUntil
} from './session-policy.ts';
import { dropRefreshedTokens, findSession, recordActivity } from './session-store.ts';
import type { SessionRow } from './session-store.ts';
import type { SessionTokens } from './session-tokens.ts';
import { refreshTokens } from './token-refresh.ts';
import type { DueSession } from './token-refresh.ts';

/** Seconds until a client should retry while D1 or Cognito's keys are unavailable. */
export const retryAfter = 5;

/** Milliseconds that a request can be under way: longer than all that it may wait for. */
const maxRequestMs = 60_000;

/**
 * The authentication by cookie. Until the identity is resolved, the cookie change is `keep` and
 * there is no access token.
 */
export interface CookieAuthentication {
	authentication: Authentication;
	cookieChange: () => CookieChange;
	accessToken: () => string | null;
}

/** `accessToken` is a verified one of the person; null when there is none that is still valid. */
interface Resolved {
	identity: Identity;
	cookieChange: CookieChange;
	accessToken: string | null;
}

interface CookieRequest {
	opened: OpenedCookie;
	database: Database;
	mayUseCachedRow: boolean;
	isActivity: boolean;
}

/**
 * Opens the session cookie and verifies its token without asking D1. The session row is read when
 * the identity is first requested.
 */
export async function authenticateCookie(
	auth: Auth,
	c: AuthContext
): Promise<CookieAuthentication> {
	const value = auth.cookie.read(c);
	if (value === null) {
		return resolved({ identity: anonymous, cookieChange: 'keep', accessToken: null });
	}
	try {
		const opened = await openCookie(auth, value);
		if (!opened) return resolved(refuse(auth, 'cookie_unreadable'));
		return resolveLater(auth, {
			opened,
			database: c.get('database'),
			mayUseCachedRow: isSafe(c.req.method),
			// Open tabs poll it.
			isActivity: c.req.path !== '/api/auth/me'
		});
	} catch (error) {
		return resolved(toUnavailable(auth, error));
	}
}

const resolved = ({ identity, cookieChange, accessToken }: Resolved): CookieAuthentication => ({
	authentication: knownIdentity(identity),
	cookieChange: () => cookieChange,
	accessToken: () => accessToken
});

function resolveLater(auth: Auth, request: CookieRequest): CookieAuthentication {
	let cookieChange: CookieChange = 'keep';
	let accessToken: string | null = null;
	async function resolve(): Promise<Identity> {
		const result = await resolveSession(auth, request).catch((error: unknown) =>
			toUnavailable(auth, error)
		);
		({ cookieChange, accessToken } = result);
		return result.identity;
	}
	const { claims, oldKey, tokens } = request.opened;
	const isRenewalDue = oldKey || isRefreshDue(claims, auth.now());
	return {
		authentication: lazyIdentity(resolve, claims?.sub ?? tokens.sessionId, {
			isRenewalDue,
			sessionId: tokens.sessionId
		}),
		cookieChange: () => cookieChange,
		accessToken: () => accessToken
	};
}

function toUnavailable({ log }: Auth, error: unknown): Resolved & { identity: Unavailable } {
	if (!(error instanceof CognitoUnavailable) && !isDatabaseDown(error)) throw error;
	log('session_unavailable', { reason: describeError(error) });
	return {
		identity: { kind: 'unavailable', retryAfter },
		cookieChange: 'keep',
		accessToken: null
	};
}

async function resolveSession(auth: Auth, request: CookieRequest): Promise<Resolved> {
	const { opened, database, isActivity } = request;
	const { tokens, claims } = opened;
	const row = await findRow(auth, request);
	if (!row) return refuse(auth, 'session_unknown', tokens.sessionId);
	const now = auth.now();
	const reason = endReason(row, claims, now, idleMs(auth));
	if (reason) return refuseRow(auth, reason, row);
	if (isRefreshDue(claims, now)) {
		const result = await resolveByRefresh(auth, { database, tokens, row, claims });
		if (result.identity.kind === 'signed_in' && isActivity) noteActivity(auth, database, row);
		return result;
	}
	if (areTokensDelivered(row, now)) {
		inBackground(auth, row, dropRefreshedTokens(database, row.id, row.refreshedAt ?? 0));
	}
	if (isActivity) noteActivity(auth, database, row);
	const cookieChange = opened.oldKey ? await rewriteCookie(auth, tokens, row) : 'keep';
	return { identity: identify(auth, row, claims), cookieChange, accessToken: tokens.accessToken };
}

const idleMs = ({ config }: Auth) => config.session.idleSeconds * 1000;

/** A refresh needs the current row, so it never starts from a cached one. */
function findRow(auth: Auth, { opened, database, mayUseCachedRow }: CookieRequest) {
	const { sessionId } = opened.tokens;
	const isCacheable = mayUseCachedRow && !isRefreshDue(opened.claims, auth.now());
	const cached = isCacheable ? auth.sessionCache.row(sessionId) : null;
	return cached ?? auth.sessionCache.readRow(sessionId, () => findSession(database, sessionId));
}

function refuse({ log }: Auth, reason: string, sessionId: string | null = null): Resolved {
	log('session_refused', { session: sessionId, reason });
	return { identity: anonymous, cookieChange: 'clear', accessToken: null };
}

/**
 * A request that was under way while another tab signed in carries a cookie that the browser has
 * replaced since, and clearing it would clear the new one. Later, a browser that still sends it has
 * it: the response of a token refresh arrived after that of the sign-in.
 */
function refuseRow(auth: Auth, reason: string, row: SessionRow): Resolved {
	const refused = refuse(auth, reason, row.id);
	const mayBeReplaced =
		row.endedBecause === 'replaced' && auth.now() - (row.endedAt ?? 0) < maxRequestMs;
	return mayBeReplaced ? { ...refused, cookieChange: 'keep' } : refused;
}

async function resolveByRefresh(auth: Auth, due: DueSession): Promise<Resolved> {
	const { database, row, claims } = due;
	const isStillValid = claims !== null && claims.expiresAt > auth.now();
	const result = await refreshTokens(auth, due).catch(
		(error: unknown) => toUnavailable(auth, error).identity
	);
	auth.sessionCache.forgetRow(row.id);
	switch (result.kind) {
		case 'unverified_holder':
			return refuse(auth, 'cookie_unproven', row.id);
		case 'ended':
			return refuseRow(auth, 'session_ended', (await findSession(database, row.id)) ?? row);
		case 'refreshed': {
			const cookieChange = await rewriteCookie(auth, result.tokens, row);
			const { accessToken } = result.tokens;
			return { identity: identify(auth, row, result.claims), cookieChange, accessToken };
		}
		case 'unavailable':
			return {
				identity: isStillValid ? identify(auth, row, claims) : result,
				cookieChange: 'keep',
				accessToken: isStillValid ? due.tokens.accessToken : null
			};
	}
}

function identify({ config }: Auth, row: SessionRow, claims: AccessClaims | null): Identity {
	const user = { ...row.user, identityProvider: row.identityProvider };
	return {
		kind: 'signed_in',
		viewer: toViewer(user, claims, row.createdAt, config.cognito),
		sessionId: row.id,
		endsAt: row.expiresAt,
		authenticatedAt: claims?.authenticatedAt ?? null,
		sub: claims?.sub ?? row.sub,
		scopes: null
	};
}

async function rewriteCookie(
	{ cookie, now }: Auth,
	tokens: SessionTokens,
	row: SessionRow
): Promise<CookieChange> {
	return { write: await cookie.seal(tokens), maxAge: secondsUntil(row.expiresAt, now()) };
}

function noteActivity(auth: Auth, database: Database, row: SessionRow): void {
	const now = auth.now();
	if (isActivityDue(row, now, idleMs(auth))) {
		inBackground(auth, row, recordActivity(database, row.id, now));
	}
}

function inBackground(
	{ log, sessionCache, waitUntil }: Auth,
	row: SessionRow,
	work: Promise<void>
) {
	sessionCache.forgetRow(row.id);
	waitUntil(
		work.catch((error: unknown) =>
			log('session_upkeep_failed', { session: row.id, reason: describeError(error) })
		)
	);
}
