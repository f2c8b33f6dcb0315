import type { PasskeyOptions } from '../auth/user-api/user-api.ts';
import type { ApiScope } from '../database/api-scope.ts';
import type { Result } from '../http/result.ts';
import type { ActivityKind } from '../users/activity.ts';
import type { AuthenticatorSetup } from './authenticator-setup.ts';
import type { Changed } from './sensitive-change.ts';

/** Something that was done to an account. `at` is RFC 3339, UTC. */
export interface RecentActivity {
	id: number;
	kind: ActivityKind;
	identityProvider: string;
	device: string;
	country: string | null;
	at: string;
}

/** How somebody signs in, and what was done to their account. */
export interface Security {
	identityProvider: string;
	/** null for people who sign in with a provider, and while Cognito gives no answer. */
	factors: { hasAuthenticator: boolean; hasPasskey: boolean } | null;
	authenticatorName: string | null;
	/** Why there are no factors. */
	problem: string | null;
	/** Whether the sign-in pages can use passkeys that this site makes. */
	offersPasskeys: boolean;
	activities: RecentActivity[];
}

/** `createdAt` is RFC 3339, UTC. */
export interface NamedPasskey {
	/** A hash of the credential's id. */
	id: string;
	name: string;
	createdAt: string;
}

/** What the signed-in person may do with how they sign in. Every change needs a recent sign-in. */
export interface SecurityService {
	find: () => Promise<Result<Security>>;
	/** @param raw `current_password`, `password`, `keep_sessions` */
	changePassword: (raw: unknown) => Promise<Result<Changed>>;
	/** After a reset on the sign-in pages: notes it and ends the other sessions. */
	finishReset: () => Promise<Result<Changed>>;
	startAuthenticator: () => Promise<Result<AuthenticatorSetup>>;
	/** The same again, after a wrong code. null for a secret that is none. */
	repeatAuthenticator: (secret: string) => Promise<AuthenticatorSetup | null>;
	/** @param raw `code`, `name`, `keep_sessions` */
	confirmAuthenticator: (raw: unknown) => Promise<Result<Changed>>;
	/** @param raw `keep_sessions` */
	removeAuthenticator: (raw: unknown) => Promise<Result<Changed>>;
	passkeys: () => Promise<Result<NamedPasskey[]>>;
	startPasskey: () => Promise<Result<PasskeyOptions>>;
	/** @param raw `credential` in JSON, `name`, `keep_sessions` */
	addPasskey: (raw: unknown) => Promise<Result<Changed>>;
	/** @param raw `name`, `keep_sessions` */
	removePasskey: (id: string, raw: unknown) => Promise<Result<Changed>>;
}

/** Somebody's name and addresses. */
export interface Profile {
	identityProvider: string;
	name: string | null;
	givenName: string | null;
	familyName: string | null;
	email: string | null;
	/** Whether Cognito knows that the address is the person's. */
	emailVerified: boolean;
	/** An address that replaces the other once its code is entered. */
	pendingEmail: string | null;
	/** Where mail goes instead. */
	mailAddress: string | null;
	/** An address that has just been sent a code. */
	unprovenMailAddress: string | null;
}

/** What the signed-in person may do with their name and addresses. */
export interface ProfileService {
	find: () => Promise<Result<Profile>>;
	/** @param raw `name`, `given_name`, `family_name` */
	changeNames: (raw: unknown) => Promise<Result<null>>;
	/** Sends a code to a new address to sign in with. @param raw `email` */
	changeEmail: (raw: unknown) => Promise<Result<null>>;
	/** @param raw `code`, `keep_sessions` */
	confirmEmail: (raw: unknown) => Promise<Result<Changed>>;
	/** Sends a code to an address for mail alone. @param raw `email` */
	sendMailCode: (raw: unknown) => Promise<Result<null>>;
	/** @param raw `code` */
	confirmMailAddress: (raw: unknown) => Promise<Result<null>>;
	removeMailAddress: () => Promise<Result<null>>;
}

/** An API token, without the token itself. Times are RFC 3339, UTC. */
export interface ApiToken {
	id: number;
	name: string;
	scopes: readonly ApiScope[];
	createdAt: string;
	expiresAt: string;
	hasExpired: boolean;
	/** To the hour; null until it is used. */
	lastUsedAt: string | null;
}

/** A new API token, which is shown once. */
export interface NewApiToken {
	token: string;
	name: string;
}

/** What the signed-in person may do with their API tokens. */
export interface ApiTokenService {
	list: () => Promise<Result<ApiToken[]>>;
	/** Needs a recent sign-in. @param raw `name`, `scope_read`, `scope_events`, `scope_businesses`, `days` */
	create: (raw: unknown) => Promise<Result<NewApiToken>>;
	/** From then on it does not work. */
	remove: (id: string) => Promise<Result<Changed>>;
}

/** What the signed-in person may do with their own account. */
export interface AccountServices {
	profile: ProfileService;
	security: SecurityService;
	apiTokens: ApiTokenService;
}
