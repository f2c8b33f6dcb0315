import type { Viewer } from './viewer.ts';

/** There is a session, but its owner cannot be looked up now. `retryAfter` in seconds. */
export interface Unavailable {
	kind: 'unavailable';
	retryAfter: number;
}

/** Who sends a request. */
export type Identity =
	| { kind: 'anonymous' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			/** null for a Bearer token. */
			sessionId: string | null;
	  }
	| Unavailable;

/** The session that a request came with; null for anonymous requests and Bearer tokens. */
export const sessionIdOf = (identity: Identity): string | null =>
	identity.kind === 'signed_in' ? identity.sessionId : null;

/** How a request is authenticated, resolved at most once. */
export interface Authentication {
	/**
	 * Resolves the identity. For a write, the session row is read when this is first called, in the
	 * same round trip as the queries that start beside it.
	 */
	identity: () => Promise<Identity>;
	/** The identity, if it has been resolved. */
	known: () => Identity | null;
	/**
	 * Names the caller for rate limits, without asking the database: the subject of a verified token
	 * or the id of a session; null when anonymous.
	 */
	caller: string | null;
}
