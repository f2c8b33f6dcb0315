import type { Viewer } from '../users/viewer.ts';

/** Who is behind a request, settled once at the door. */
export type Who =
	| { kind: 'visitor' }
	| {
			kind: 'signed_in';
			viewer: Viewer;
			/** null for a Bearer token. */
			sessionId: string | null;
	  }
	/** There is a session, but what would say whose cannot be asked now. `retryAfter` in seconds. */
	| { kind: 'unavailable'; retryAfter: number };
