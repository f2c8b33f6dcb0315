import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { AuditEntry } from '../audit/record-audit.ts';
import type { Database } from '../database/client.ts';
import { teamOf } from '../database/sql/members.ts';
import type { NotificationData } from '../notifications/kinds.ts';
import { notify } from '../notifications/notify.ts';
import { roles } from '../users/team-roles.ts';

interface TeamChange {
	businessId: number;
	data: NotificationData<'team_changed'>;
	/** Somebody who is told although they are not in the team any more; null for nobody. */
	about: string | null;
	entry: AuditEntry & { actor: string };
}

/**
 * Statements that record a change of a team, and tell everybody in it but the one who made it.
 *
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 */
export function recordTeamChange(
	database: Database,
	{ businessId, data, about, entry }: TeamChange,
	now: number,
	condition: SQL
) {
	const { actor } = entry;
	const people = sql`(
		SELECT person_id FROM ${teamOf(businessId, roles, actor)}
		UNION SELECT ${about} WHERE ${about} IS NOT NULL AND ${about} IS NOT ${actor}
	)`;
	const news = { kind: 'team_changed', key: crypto.randomUUID(), data } as const;
	return [
		recordAudit(database, entry, now, condition),
		notify(database, news, people, now, condition)
	] as const;
}
