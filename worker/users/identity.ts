import type { Viewer } from './viewer.ts';

/** There is a session, but its owner cannot be looked up now. `retryAfter` in seconds. */
export interface Unavailable {
	kind: 'unavailable';
	retryAfter: number;
}

/** Who sends a request. `sessionId` is null for a Bearer token. */
export type Identity =
	| { kind: 'anonymous' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			sessionId: string | null;
	  }
	| Unavailable;

/**
 * Who sends a request, resolved at most once. The first call of `identity` reads the session row, in
 * the same D1 round trip as other queries of the same turn; it throws an HttpError, 401 or 503, for
 * a Bearer token whose owner cannot be looked up. `known` is the identity once it has been resolved,
 * else null. `caller` names the sender for rate limits without asking D1: the token's subject or the
 * session's id; null when anonymous.
 */
export interface Authentication {
	identity: () => Promise<Identity>;
	known: () => Identity | null;
	caller: string | null;
}

/** The identity of a request without a cookie and without a token. */
export const anonymous: Identity = { kind: 'anonymous' };

/** An authentication whose identity is known from the start. */
export const knownIdentity = (identity: Identity): Authentication => ({
	identity: async () => identity,
	known: () => identity,
	caller: null
});

/** An authentication that calls `resolve` once, when the identity is first requested. */
export function lazyIdentity(resolve: () => Promise<Identity>, caller: string): Authentication {
	let pending: Promise<Identity> | null = null;
	let known: Identity | null = null;
	const resolveAndKeep = async () => (known = await resolve());
	return {
		identity: () => (pending ??= resolveAndKeep()),
		known: () => known,
		caller
	};
}

/** The session that a request came with; null for anonymous requests and Bearer tokens. */
export const sessionIdOf = (identity: Identity): string | null =>
	identity.kind === 'signed_in' ? identity.sessionId : null;
