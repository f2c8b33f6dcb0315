import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { audit } from '../database/schema.ts';
import { limits } from '../limits.ts';
import type { Role } from '../users/team-roles.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';

/** What is recorded, and the details of each: nothing that tells who somebody is. */
interface Actions {
	account_deletion_requested: { by: 'person' | 'facebook' };
	account_deleted: { identities: number; left_in_pool: number };
	/** `merged`: the random id of the account that ended by it; null for none. */
	identity_linked: { provider: string; merged: string | null };
	identity_unlinked: { provider: string };
	businesses_handed_over: Record<string, never>;
	/** About the person. `business` is its id. */
	team_role_given: { business: number; role: Role };
	team_left: { business: number };
	team_member_removed: { business: number };
	/** About the business. */
	team_invited: { role: Role; by_mail: boolean };
	team_invitation_withdrawn: Record<string, never>;
	/** `version`: the one that was decided about. */
	business_verified: { version: number };
	business_declined: { version: number };
	business_suspended: { version: number };
	business_restored: { version: number };
	business_appealed: Record<string, never>;
	appeal_answered: Record<string, never>;
	/** About the person. `business` is its id. */
	claim_declined: { business: number };
	/** About the business. `to`: the random id of its owner. */
	claim_accepted: { to: string };
	/** About the event, or about all dates of its series. */
	event_approved: { series: boolean };
	event_rejected: { series: boolean };
	/** It was public. */
	event_taken_down: { series: boolean };
	/** About what was reported. */
	reports_dismissed: { count: number };
	/** About what was edited after it was public. */
	edit_seen: Record<string, never>;
	/** About the person, whose sessions a moderator ended. */
	sessions_ended: Record<string, never>;
	/** About the person. */
	person_suspended: Record<string, never>;
	person_restored: Record<string, never>;
	suspension_appealed: Record<string, never>;
	/** A moderator answered the appeal. */
	suspension_kept: Record<string, never>;
	business_handed_over: { from: string | null; to: string };
	/** About the category. Its names are no secret. */
	category_added: { name: string };
	category_renamed: { was: string; name: string };
	category_moved: Record<string, never>;
	category_retired: Record<string, never>;
	category_restored: Record<string, never>;
	/** `into`: the id of the other one. */
	category_merged: { into: number };
}

export type AuditAction = keyof Actions;

/**
 * Who does it, and so what bounds how often: the log is kept for ever.
 *
 * - `repeats`: people can do it again and again, so the log has a bound for each day and person,
 *   and refuses what is beyond
 * - `ends`: it ends something that had to begin before, and so is as rare; nobody is ever kept from
 *   leaving, removing or withdrawing
 * - `once`: an account or a decision has it once
 * - `moderator`: only moderators do it, and those whom it concerns learn no more of them; they have
 *   a bound of their own
 */
type Kind = 'repeats' | 'ends' | 'once' | 'moderator';

const kindOf: Record<AuditAction, Kind> = {
	account_deletion_requested: 'once',
	account_deleted: 'once',
	identity_linked: 'repeats',
	identity_unlinked: 'ends',
	businesses_handed_over: 'repeats',
	team_role_given: 'repeats',
	team_left: 'ends',
	team_member_removed: 'ends',
	team_invited: 'repeats',
	team_invitation_withdrawn: 'ends',
	business_verified: 'moderator',
	business_declined: 'moderator',
	business_suspended: 'moderator',
	business_restored: 'moderator',
	business_appealed: 'once',
	appeal_answered: 'moderator',
	claim_declined: 'moderator',
	claim_accepted: 'moderator',
	event_approved: 'moderator',
	event_rejected: 'moderator',
	event_taken_down: 'moderator',
	reports_dismissed: 'moderator',
	edit_seen: 'moderator',
	sessions_ended: 'moderator',
	person_suspended: 'moderator',
	person_restored: 'moderator',
	suspension_appealed: 'once',
	suspension_kept: 'moderator',
	business_handed_over: 'repeats',
	category_added: 'moderator',
	category_renamed: 'moderator',
	category_moved: 'moderator',
	category_retired: 'moderator',
	category_restored: 'moderator',
	category_merged: 'moderator'
};

/** Entries that one person makes within a day: beyond, the whole batch fails. */
const perDay: Partial<Record<Kind, number>> = {
	repeats: limits.lastingChangesPerDay,
	moderator: limits.decisionsPerDay
};

/** What only moderators do. */
export const isModeration = (action: AuditAction): boolean => kindOf[action] === 'moderator';

export const isAuditAction = (action: string): action is AuditAction =>
	Object.hasOwn(kindOf, action);

interface About<A extends AuditAction> {
	action: A;
	/** The random id of the person who did it; null for the site itself. */
	actor: string | null;
	subject: { kind: 'person' | 'business' | 'event' | 'question' | 'category'; id: string };
	details: Actions[A];
}

export type AuditEntry = { [A in AuditAction]: About<A> }[AuditAction];

/** Characters of the details of an entry, as JSON. */
const maxDetails = 1_000;

const dayMs = 86_400_000;

/**
 * The time of an entry, or null when its person has made as many within a day as one may: the
 * column takes no null, so nothing of the batch happens. See `isLogFull` in database/errors.ts.
 */
function timeWithinBound(database: Database, { action, actor }: AuditEntry, at: number): SQL {
	const kind = kindOf[action];
	const bound = perDay[kind];
	if (actor === null || bound === undefined) return sql`${at}`;
	const alike = Object.entries(kindOf).flatMap(([name, its]) => (its === kind ? [name] : []));
	const made = database
		.select({ id: audit.id })
		.from(audit)
		.where(
			and(
				eq(audit.actor, actor),
				gt(audit.at, at - dayMs),
				inArray(audit.action, sql`(SELECT value FROM json_each(${JSON.stringify(alike)}))`)
			)
		)
		.limit(bound);
	return sql`iif((SELECT count(*) FROM ${made}) < ${bound}, ${at}, NULL)`;
}

/**
 * A statement that adds an entry to the audit log, for a batch with the change that it is about.
 * The batch fails when its person has done too much within a day.
 *
 * @param at milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 * @throws {RangeError} for details of more than a thousand characters
 */
export function recordAudit(database: Database, entry: AuditEntry, at: number, condition: SQL) {
	const { action, actor, subject, details } = entry;
	const text = JSON.stringify(details);
	if (text.length > maxDetails) throw new RangeError(`The details of ${action} are too long`);
	const row = {
		at,
		actor,
		action,
		subjectKind: subject.kind,
		subjectId: subject.id,
		details: text
	};
	return insertRowsIf(database, audit, [row], condition, {
		at: timeWithinBound(database, entry, at)
	});
}
