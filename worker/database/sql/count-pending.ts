import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, events } from '../schema.ts';

/** How many announcements of a person wait for review: a series counts once. */
export const pendingAnnouncementsOf = (userId: string): SQL<number> => sql<number>`(
	SELECT count(DISTINCT coalesce(${events.seriesId}, -${events.id})) FROM ${events}
	WHERE ${and(eq(events.createdBy, userId), eq(events.status, sql`'pending'`))}
)`;

/** How many businesses of a person wait for verification. */
export const unverifiedBusinessesOf = (userId: string): SQL<number> => sql<number>`(
	SELECT count(*) FROM ${businesses}
	WHERE ${and(eq(businesses.ownerId, userId), sql`NOT ${businesses.isVerified}`, isNull(businesses.deletedAt))}
)`;
