import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../database/client.ts';
import { businessMembers, businesses } from '../database/schema.ts';
import { notifyEach } from '../notifications/notify.ts';

const mine = alias(businessMembers, 'mine');

/**
 * Statements with which somebody leaves every team, and which tell the others.
 *
 * @param who their name
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is done unless it holds
 */
export function leaveAllTeams(
	database: Database,
	personId: string,
	who: string,
	now: number,
	condition: SQL
) {
	const people = sql.raw('people');
	return [
		notifyEach(
			database,
			'team_changed',
			{
				person: sql`${people}.person_id`,
				key: sql`'left-' || ${people}.id || ${`-${personId}`}`,
				data: sql`json_object('business', ${people}.name, 'slug', ${people}.slug, 'who', ${who}, 'change', 'left')`
			},
			othersOf(personId),
			now,
			condition
		),
		database.delete(businessMembers).where(and(eq(businessMembers.personId, personId), condition))
	] as const;
}

/** Everybody else in the teams of a person, with the business of each. */
const othersOf = (personId: string): SQL => sql`(
	SELECT ${businesses.id}, ${businesses.name}, ${businesses.slug}, ${businesses.ownerId} AS person_id
	FROM ${businessMembers} AS mine JOIN ${businesses} ON ${eq(businesses.id, mine.businessId)}
	WHERE ${and(eq(mine.personId, personId), isNotNull(businesses.ownerId))}
	UNION ALL
	SELECT ${businesses.id}, ${businesses.name}, ${businesses.slug}, ${businessMembers.personId}
	FROM ${businessMembers} AS mine JOIN ${businesses} ON ${eq(businesses.id, mine.businessId)}
	JOIN ${businessMembers} ON ${eq(businessMembers.businessId, mine.businessId)}
	WHERE ${and(eq(mine.personId, personId), ne(businessMembers.personId, personId))}
)`;
