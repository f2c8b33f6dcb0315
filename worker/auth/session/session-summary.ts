import type { Result } from '../../http/result.ts';

/** A place where a person is signed in, as they would describe it. Times are RFC 3339, UTC. */
export interface SessionSummary {
	id: string;
	/** Such as `Chrome on Android`. */
	device: string;
	/** Two letters, ISO 3166-1; null when unknown. */
	country: string | null;
	identityProvider: string;
	signedInAt: string;
	lastSeenAt: string;
	/** Whether it is the session of this request. */
	current: boolean;
}

/** What a viewer may do with their own sessions, and a moderator with those of others. */
export interface AccountSessions {
	list: () => Promise<SessionSummary[]>;
	/** @returns false when this person has no such session */
	end: (id: string) => Promise<boolean>;
	/** Ends all but the session of this request. @returns how many ended */
	endOthers: () => Promise<number>;
	/** For moderators: signs a person out everywhere. @returns how many sessions ended */
	endAllOf: (userId: string) => Promise<Result<number>>;
}
