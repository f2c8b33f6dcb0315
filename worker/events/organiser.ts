import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { users } from '../database/schema.ts';
import { teamOf } from '../database/sql/members.ts';
import { isPublic } from '../users/can.ts';
import { roleMay, rolesThatMay } from '../users/team-roles.ts';
import type { EventRow } from './types.ts';

/** Whether there is anybody who could answer for an event, and whom moderators have verified. */
export function hasOrganiser({
	createdBy,
	hostId,
	hostIsVerified,
	hostMembers = [],
	hostOwnerId
}: EventRow): boolean {
	if (hostId === null) return createdBy !== null;
	const isManaged = hostOwnerId !== null || hostMembers.some(({ role }) => roleMay(role, 'manage'));
	return hostIsVerified === true && isManaged;
}

/** Whether an event is public and still to come. @param now milliseconds since 1970, UTC */
export const isToCome = (event: EventRow, now: number): boolean =>
	isPublic(event) && event.status === 'approved' && event.endAt > now;

/**
 * A subquery of those who answer for an event, as `person_id`: those who manage its host, or whoever
 * announced it if it has none.
 */
export const organisersOf = ({ createdBy, hostId }: EventRow): SQL =>
	hostId === null
		? sql`(SELECT ${users.id} AS person_id FROM ${users} WHERE ${users.id} = ${createdBy})`
		: teamOf(hostId, rolesThatMay('manage'), null);
