import type { Outcome } from '../../http/result.ts';

/** One place where somebody is signed in, as its owner would know it. Times are RFC 3339, UTC. */
export interface SessionSummary {
	id: string;
	/** E.g. `Chrome on Android`. */
	device: string;
	/** Two letters, ISO 3166-1; null where it is not known. */
	country: string | null;
	identityProvider: string;
	signedInAt: string;
	lastSeenAt: string;
	/** The one that asks. */
	current: boolean;
}

/** What somebody may do with their own sessions, and with those of others. */
export interface AccountSessions {
	list: () => Promise<SessionSummary[]>;
	/** @returns false when there is no such session of this person. */
	end: (id: string) => Promise<boolean>;
	/** @returns how many were ended: all but the one that asks. */
	endOthers: () => Promise<number>;
	/** For moderators: signs a person out everywhere. @returns in how many places. */
	endAllOf: (userId: string) => Promise<Outcome<number>>;
}
