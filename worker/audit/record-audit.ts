import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { audit } from '../database/schema.ts';
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
}

export type AuditAction = keyof Actions;

/** Whether only moderators do it: those whom it concerns learn no more of them. */
const isOfModerators: Record<AuditAction, boolean> = {
	account_deletion_requested: false,
	account_deleted: false,
	identity_linked: false,
	identity_unlinked: false,
	businesses_handed_over: false,
	team_role_given: false,
	team_left: false,
	team_member_removed: false,
	team_invited: false,
	team_invitation_withdrawn: false,
	business_verified: true,
	business_declined: true,
	business_suspended: true,
	business_restored: true,
	business_appealed: false,
	appeal_answered: true,
	claim_declined: true,
	claim_accepted: true,
	event_approved: true,
	event_rejected: true,
	event_taken_down: true,
	reports_dismissed: true,
	edit_seen: true,
	sessions_ended: true,
	person_suspended: true,
	person_restored: true,
	suspension_appealed: false,
	suspension_kept: true,
	business_handed_over: false
};

/** What only moderators do. */
export const isModeration = (action: AuditAction): boolean => isOfModerators[action];

export const isAuditAction = (action: string): action is AuditAction =>
	Object.hasOwn(isOfModerators, action);

interface About<A extends AuditAction> {
	action: A;
	/** The random id of the person who did it; null for the site itself. */
	actor: string | null;
	subject: { kind: 'person' | 'business' | 'event' | 'question'; id: string };
	details: Actions[A];
}

export type AuditEntry = { [A in AuditAction]: About<A> }[AuditAction];

/** Characters of the details of an entry, as JSON. */
const maxDetails = 1_000;

/**
 * A statement that adds an entry to the audit log, for a batch with the change that it is about.
 *
 * @param at milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 * @throws {RangeError} for details of more than a thousand characters
 */
export function recordAudit(
	database: Database,
	{ action, actor, subject, details }: AuditEntry,
	at: number,
	condition: SQL
) {
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
	return insertRowsIf(database, audit, [row], condition);
}
