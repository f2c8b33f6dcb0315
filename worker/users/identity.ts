import type { ApiScope } from '../database/api-scope.ts';
import type { Viewer } from './viewer.ts';

/** There is a session, but its owner cannot be looked up now. `retryAfter` in seconds. */
export interface Unavailable {
	kind: 'unavailable';
	retryAfter: number;
}

/**
 * Who sends a request. `sessionId` is null for a Bearer token, and so is `endsAt`, when the session
 * ends however active it is. `authenticatedAt` is when the person last proved who they are, as their
 * verified access token says; null when it does not. `sub` is that token's subject. `scopes` are what
 * an API token may be used for; null for other ways to authenticate, which are not limited. Times are
 * milliseconds since 1970, UTC.
 */
export type Identity =
	| { kind: 'anonymous' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			sessionId: string | null;
			endsAt: number | null;
			authenticatedAt: number | null;
			sub: string;
			scopes: readonly ApiScope[] | null;
	  }
	| Unavailable;

/**
 * Who sends a request, resolved at most once. The first call of `identity` reads the session row, in
 * the same D1 round trip as other queries of the same turn; it throws an HttpError, 401 or 503, for
 * a Bearer token whose owner cannot be looked up. `identityWithin` is unavailable after so many
 * milliseconds, and stays so for callers who do not wait; the lookup continues. `known` is the
 * identity once it has been resolved, else null. `isRenewalDue` says beforehand that resolving it
 * gives the browser a new cookie. `caller` names the sender for rate limits without asking D1: the
 * token's subject or the session's id; null when anonymous, and for an API token, which only D1 knows.
 * `sessionId` is what the cookie says, which may have ended: for queries in the same round trip.
 */
export interface Authentication {
	identity: () => Promise<Identity>;
	identityWithin: (ms: number) => Promise<Identity>;
	known: () => Identity | null;
	isRenewalDue: boolean;
	caller: string | null;
	sessionId: string | null;
}

/** The identity of a request without a cookie and without a token. */
export const anonymous: Identity = { kind: 'anonymous' };

/** An authentication whose identity is known from the start. */
export const knownIdentity = (identity: Identity): Authentication => ({
	identity: async () => identity,
	identityWithin: async () => identity,
	known: () => identity,
	isRenewalDue: false,
	caller: null,
	sessionId: sessionIdOf(identity)
});

/** A token refresh takes longer than somebody who wants a public page should wait. */
const unknownYet: Unavailable = { kind: 'unavailable', retryAfter: 1 };

const after = <T>(ms: number, result: () => T): Promise<T> =>
	new Promise((resolve) => setTimeout(() => resolve(result()), ms));

/** An authentication that calls `resolve` once, when the identity is first requested. */
export function lazyIdentity(
	resolve: () => Promise<Identity>,
	caller: string | null,
	{ isRenewalDue = false, sessionId = null }: Partial<Authentication> = {}
): Authentication {
	let pending: Promise<Identity> | null = null;
	let known: Identity | null = null;
	const resolveAndKeep = async () => (known = await resolve());
	const identity = () => (pending ??= resolveAndKeep());
	return {
		identity,
		identityWithin: async (ms) =>
			known ?? Promise.race([identity(), after(ms, () => (known ??= unknownYet))]),
		known: () => known,
		isRenewalDue,
		caller,
		sessionId
	};
}

/** The session that a request came with; null for anonymous requests and Bearer tokens. */
export const sessionIdOf = (identity: Identity): string | null =>
	identity.kind === 'signed_in' ? identity.sessionId : null;

/** An authentication whose identity also passes a check, which may throw, before anyone sees it. */
export function checkedAuthentication(
	authentication: Authentication,
	check: (identity: Identity) => void | Promise<void>
): Authentication {
	const checked = async (resolving: Promise<Identity>) => {
		const identity = await resolving;
		await check(identity);
		return identity;
	};
	let pending: Promise<Identity> | null = null;
	const identity = () => (pending ??= checked(authentication.identity()));
	const identityWithin = (ms: number) => checked(authentication.identityWithin(ms));
	return { ...authentication, identity, identityWithin };
}
