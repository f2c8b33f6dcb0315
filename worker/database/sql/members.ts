import { eq, inArray, sql } from 'drizzle-orm';
import type { Column, InferSelectModel, SQL } from 'drizzle-orm';
import { flatten } from '../flat-sql.ts';
import { businessMembers, businesses } from '../schema.ts';

type Member = Pick<InferSelectModel<typeof businessMembers>, 'personId' | 'role'>;

const parseMembers = (json: string): Member[] => JSON.parse(json);

/** A column with those who work for a business of the current row, beside its owner. */
export const membersOf = (businessId: Column, name: string): SQL.Aliased<Member[]> => {
	const query = sql`(
		SELECT json_group_array(
			json_object('personId', ${businessMembers.personId}, 'role', ${businessMembers.role})
		) FROM ${businessMembers} WHERE ${eq(businessMembers.businessId, businessId)}
	)`;
	// Nested, because Drizzle drops the table names of an expression's own columns.
	return sql`${flatten(query)}`.mapWith(parseMembers).as(name);
};

/**
 * Whether a person has one of these roles in the team of the business of the current row.
 *
 * @param roles `owner` and those of members
 */
export const hasRole = (personId: string, roles: readonly string[]): SQL => {
	const isMember = sql`EXISTS (
		SELECT 1 FROM ${businessMembers} WHERE ${businessMembers.businessId} = ${businesses.id}
			AND ${businessMembers.personId} = ${personId}
			AND ${inArray(businessMembers.role, sql`(SELECT value FROM json_each(${JSON.stringify(roles)}))`)}
	)`;
	return roles.includes('owner')
		? sql`(${businesses.ownerId} = ${personId} OR ${isMember})`
		: isMember;
};

/**
 * A subquery of those in the team of a business who have one of these roles, as `person_id`.
 *
 * @param except the id of somebody who is left out; null for nobody
 */
export const teamOf = (
	businessId: number | SQL,
	roles: readonly string[],
	except: string | null
): SQL => sql`(
	SELECT person_id FROM (
		SELECT ${businesses.ownerId} AS person_id, 'owner' AS role
			FROM ${businesses} WHERE ${businesses.id} = ${businessId}
		UNION ALL
		SELECT ${businessMembers.personId}, ${businessMembers.role}
			FROM ${businessMembers} WHERE ${businessMembers.businessId} = ${businessId}
	)
	WHERE person_id IS NOT NULL AND person_id IS NOT ${except}
		AND role IN (SELECT value FROM json_each(${JSON.stringify(roles)}))
	GROUP BY person_id
)`;
