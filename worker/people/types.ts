import type { Result } from '../http/result.ts';
import type { FoundPerson } from '../moderator-search/types.ts';

/** Why somebody may do nothing any more. Times are RFC 3339, UTC. */
export interface Suspension {
	since: string;
	reason: string;
	/** What they say against it; null for nothing yet. */
	appeal: string | null;
	appealedAt: string | null;
	/** Of a moderator who left it as it is; null while the appeal waits. */
	answer: string | null;
}

/** What moderators see of somebody. */
export interface ModeratedPerson extends FoundPerson {
	suspension: Suspension | null;
}

export interface AppealOfPerson {
	person: { id: string; name: string };
	suspension: Suspension;
}

/** What moderators do about people, and what these say. `input` is unvalidated. */
export interface PeopleService {
	/** For moderators. @param id of the person */
	find(id: string): Promise<Result<ModeratedPerson>>;
	/**
	 * Ends their sessions and takes everything that they own off the site, for moderators who have
	 * signed in lately. Doing it again changes nothing.
	 *
	 * @param input `{ reason }`, which the person reads
	 */
	suspend(id: string, input: unknown): Promise<Result<null>>;
	/** Undoes that, for moderators. */
	restore(id: string): Promise<Result<null>>;
	/** That of the viewer; null if they are not suspended. */
	mySuspension(): Promise<Result<Suspension | null>>;
	/** Once for each suspension. @param input `{ text }` */
	appeal(input: unknown): Promise<Result<null>>;
	/** The first appeals that wait, oldest first, for moderators. */
	appeals(): Promise<Result<AppealOfPerson[]>>;
	/** Leaves somebody suspended. @param input `{ answer }` */
	answer(id: string, input: unknown): Promise<Result<null>>;
}
