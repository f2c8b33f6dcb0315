import type { Instant } from '../clock.ts';
import type { Business } from '../businesses/types.ts';
import type { reportedThings, reports } from '../database/schema.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

type ReportRow = typeof reports.$inferSelect;

export type ReportReason = ReportRow['reason'];

export type ReportedKind = (typeof reportedThings.$inferSelect)['kind'];

/** What everybody can report, by id or slug. */
export interface Reportable {
	kind: 'event' | 'business';
	idOrSlug: string;
}

export interface Report {
	reason: ReportReason;
	/** Empty if its sender wrote nothing. */
	text: string;
	createdAt: Instant;
	isSignedIn: boolean;
}

/** What somebody asked the organiser of an event, who reported it. */
export interface ReportedQuestion {
	text: string;
	/** Who asked, for those who decide about people. */
	askerId: string;
	eventSlug: string;
}

/** Something that was reported. It may be gone since. */
export type ReportedThing =
	| { kind: 'event'; event: Event }
	| { kind: 'business'; business: Business }
	| { kind: 'question'; question: ReportedQuestion };

/** What waits for a moderator: everything that was reported about one thing. */
export interface Reported {
	id: number;
	thing: ReportedThing | null;
	/** Of which the first twenty are kept. */
	count: number;
	reports: Report[];
	firstAt: Instant;
}

/** `input` is what a client or a form sent, unvalidated. */
export interface ReportService {
	/** For everybody, signed in or not. @param input `{ reason, text }` */
	report(about: Reportable, input: unknown): Promise<Result<null>>;
	/** What was reported, oldest first, for moderators: of the kinds that the viewer may decide about. */
	list(request?: PageRequest): Promise<Result<Page<Reported>>>;
	/** Deletes the reports about one thing. @param id of a `Reported` */
	dismiss(id: string): Promise<Result<null>>;
}
