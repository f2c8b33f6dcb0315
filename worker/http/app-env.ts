import type { Bookmark } from '../database/bookmark.ts';
import type { Database } from '../database/client.ts';
import type { RoundTrips } from '../database/connections.ts';
import type { Language } from '../languages/languages.ts';
import type { Authentication } from '../users/identity.ts';

/** The variables of a request that middleware sets and handlers read from Hono's context. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** The language of the page, or of what leads to one. The API answers in English. */
		language: Language;
		/** The language that the browser prefers, if there is such a page and nobody has chosen yet. */
		suggestedLanguage: Language | null;
		bodyBytes: number;
		/** The key of what everyone may read: null for writes, and for anything else. */
		pageKey: string | null;
		/** The primary database: for writes, sessions and permissions. */
		database: Database;
		/** Where services read: the nearest replica for what everyone may see, else the primary. */
		content: Database;
		/** Set for a minute after a write: of what the sender has just written. */
		bookmark: Bookmark | null;
		trips: Readonly<RoundTrips>;
		authentication: Authentication;
		/** How many notifications the sender has not read, for the menu of a signed-in page. */
		unread?: Promise<number>;
		/** The session's access token, once the identity is resolved. It never leaves the Worker. */
		accessToken?: () => string | null;
		/** The value of the response's Server-Timing header. */
		serverTiming?: string;
	};
}
