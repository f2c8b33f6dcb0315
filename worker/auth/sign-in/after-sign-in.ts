import type { SQL } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Language } from '../../languages/languages.ts';
import type { Database } from '../../database/client.ts';
import type { Permission } from '../../users/permissions.ts';

/** A sign-in that is about to be stored. */
export interface NewSignIn {
	sessionId: string;
	/** Looked up within the statements. */
	userId: SQL<string>;
	identityProvider: string;
	/** The name of the device, such as `Chrome on Android`, and two letters of ISO 3166-1 if known. */
	device: string;
	country: string | null;
	/** What is stored of the number in the browser's device cookie. */
	deviceHash: string;
	/** What the access token says that they may do as a moderator. */
	permissions: readonly Permission[];
	/** Of the page that it leads back to, or the one that they chose in this browser. */
	language: Language;
	/** Milliseconds since 1970, UTC. */
	at: number;
	/** Whether the session was stored: the callback may have been sent twice. */
	isSaved: SQL;
}

/** What else the site stores of a sign-in: statements for its batch, after its session. */
export type AfterSignIn = (database: Database, signIn: NewSignIn) => readonly BatchItem<'sqlite'>[];
