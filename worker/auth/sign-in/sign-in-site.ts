import type { SQL } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Context } from 'hono';
import type { Database } from '../../database/database.ts';
import type { AuthEnv } from '../auth-env.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import type { IdClaims } from '../tokens/id-token.ts';

/** Who has signed in, as Cognito describes them. The issuer and the subject identify them. */
export interface SignInPerson extends IdClaims {
	issuer: string;
}

/** Statements that insert or update a person, and the identity that they signed in with. */
interface SavedPerson {
	/** Finds the person within later statements. */
	userId: SQL<string>;
	statements: readonly [person: BatchItem<'sqlite'>, identity: BatchItem<'sqlite'>];
}

/** A sign-in that is about to be stored. */
export interface NewSignIn {
	sessionId: string;
	person: SignInPerson;
	/** Looked up within the statements. */
	userId: SQL<string>;
	identityProvider: string;
	/** The name of the device, such as `Chrome on Android`, and two letters of ISO 3166-1 if known. */
	device: string;
	country: string | null;
	/** What is stored of the number in the browser's device cookie. */
	deviceHash: string;
	access: AccessClaims;
	/** Path and query of the page that it leads back to. */
	returnTo: string;
	/** Milliseconds since 1970, UTC. */
	at: number;
	/** Whether the session was stored: the callback may have been sent twice. */
	isSaved: SQL;
}

/** The languages of the site. `returnTo` is the path of the page that a sign-in leads back to. */
export interface SignInLanguages {
	/** An address of this site in the language of the page whose link starts this sign-in. */
	localAddress: (c: Context, href: string) => string;
	/** The language for Cognito's pages; null leaves it to them. */
	forCognito: (c: Context, returnTo: string) => string | null;
	/** Has the rest of this response in the language of the page that the sign-in leads back to. */
	useThatOfReturn: (c: Context, returnTo: string) => void;
}

/** What the site decides about signing in. */
export interface SignInSite {
	savePerson: (database: Database, person: SignInPerson, at: number) => SavedPerson;
	/** What else it stores of a sign-in: statements for its batch, after its session. */
	afterSignIn: (c: Context<AuthEnv>, signIn: NewSignIn) => readonly BatchItem<'sqlite'>[];
	languages: SignInLanguages;
}
