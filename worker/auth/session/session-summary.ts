import type { Result } from '../../http/result.ts';

/**
 * A place where a person is signed in. `device` is a name such as `Chrome on Android`, `country` two
 * letters of ISO 3166-1 where known, `current` marks the session of this request. Times are RFC
 * 3339, UTC.
 */
export interface SessionSummary {
	id: string;
	device: string;
	country: string | null;
	identityProvider: string;
	signedInAt: string;
	lastSeenAt: string;
	current: boolean;
}

/**
 * What a viewer may do with their own sessions, and a moderator with those of others. `end` returns
 * false when the viewer has no such session, `endOthers` and `endAllOf` how many they ended. `endAllOf`
 * needs a recent sign-in.
 */
export interface AccountSessions {
	list: () => Promise<SessionSummary[]>;
	end: (id: string) => Promise<boolean>;
	endOthers: () => Promise<number>;
	endAllOf: (userId: string) => Promise<Result<number>>;
}
