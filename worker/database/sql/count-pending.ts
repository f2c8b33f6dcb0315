import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, events } from '../schema.ts';

/**
 * How many announcements of a person wait for review, or were withdrawn before it within a day: they
 * are kept for a while, so announcing and cancelling in turn would have no end. A series counts once.
 *
 * @param now milliseconds since 1970, UTC
 */
export const pendingAnnouncementsOf = (userId: string, now: number): SQL<number> => sql<number>`(
	${announcements(and(eq(events.createdBy, userId), eq(events.status, sql`'pending'`)))}
	+ ${announcements(
		and(
			eq(events.createdBy, userId),
			eq(events.status, sql`'cancelled'`),
			isNull(events.approvedAt),
			gt(events.updatedAt, now - withdrawnMs)
		)
	)}
)`;

/** For how long a withdrawn announcement counts. */
const withdrawnMs = 24 * 60 * 60 * 1000;

const announcements = (condition: SQL | undefined): SQL => sql`(
	SELECT count(DISTINCT coalesce(${events.seriesId}, -${events.id})) FROM ${events} WHERE ${condition}
)`;

/** How many businesses of a person wait for verification. */
export const unverifiedBusinessesOf = (userId: string): SQL<number> => sql<number>`(
	SELECT count(*) FROM ${businesses}
	WHERE ${and(eq(businesses.ownerId, userId), sql`NOT ${businesses.isVerified}`, isNull(businesses.deletedAt))}
)`;
