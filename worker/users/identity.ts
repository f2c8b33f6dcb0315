import type { Viewer } from './viewer.ts';

/** There is a session, but what would say whose cannot be asked now. `retryAfter` in seconds. */
export interface Unavailable {
	kind: 'unavailable';
	retryAfter: number;
}

/** Who sent a request. */
export type Identity =
	| { kind: 'anonymous' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			/** null for a Bearer token. */
			sessionId: string | null;
	  }
	| Unavailable;

/** Who is behind a request, settled once at the door. */
export type Who =
	| { kind: 'visitor' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			/** null for a Bearer token. */
			sessionId: string | null;
	  }
	| Unavailable;

/** @returns the session that a request came with; null for visitors and Bearer tokens. */
export const sessionIdOf = (who: Who): string | null =>
	who.kind === 'signed_in' ? who.sessionId : null;
