import { and, eq, sql } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { flatten } from '../flat-sql.ts';
import { businesses, eventBusinesses, events } from '../schema.ts';
import { idOfEvent } from './identify.ts';

type Name = Pick<InferSelectModel<typeof businesses>, 'id' | 'slug' | 'name'>;
type ParticipantName = Name | Record<keyof Name, null>;

const parseParticipants = (json: string): ParticipantName[] => JSON.parse(json);

/** How many participants an event includes. */
export const participantsShown = 50;

const { eventId, businessId, joinedAt } = eventBusinesses;

/** The alias of subqueries over participations. */
export const joined = alias(eventBusinesses, 'joined');

/**
 * A column with the first businesses that joined the event of the current row: one more than are
 * shown, and nulls for those that are not verified.
 */
export const firstParticipants = flatten(sql`(
	SELECT json_group_array(
		json_object('id', ${businesses.id}, 'slug', ${businesses.slug}, 'name', ${businesses.name})
		ORDER BY ${joined.joinedAt}, ${joined.businessId}
	) FROM (
		SELECT ${businessId}, ${joinedAt} FROM ${eventBusinesses} WHERE ${eq(eventId, events.id)}
		ORDER BY ${joinedAt}, ${businessId} LIMIT ${participantsShown + 1}
	) joined
	LEFT JOIN ${businesses} ON ${and(eq(businesses.id, joined.businessId), businesses.isVerified)}
)`)
	.mapWith(parseParticipants)
	.as('participants');

/** Where a list of participants continues. */
export interface ParticipantPosition {
	joinedAt: number;
	businessId: number;
}

/**
 * A subquery of the participations of an event after a position, in order. A business that is not
 * verified counts as a row but is not shown, so that the number of rows read is bounded.
 */
export const participationsAfter = (
	idOrSlug: string,
	after: ParticipantPosition,
	limit: number
) => sql`(
	SELECT ${businessId}, ${joinedAt} FROM ${eventBusinesses}
	WHERE ${eventId} = ${idOfEvent(idOrSlug)}
		AND (${joinedAt}, ${businessId}) > (${after.joinedAt}, ${after.businessId})
	ORDER BY ${joinedAt}, ${businessId} LIMIT ${limit}
) joined`;
