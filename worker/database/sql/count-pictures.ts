import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, drafts, events, pictures } from '../schema.ts';
import { idOfEvent, isBusiness, isDraftWithId } from './identify.ts';

const dayMs = 86_400_000;

/** The owner of a business, looked up within a statement. */
export const ownerOfBusiness = (idOrSlug: string): SQL =>
	sql`(SELECT ${businesses.ownerId} FROM ${businesses} WHERE ${isBusiness(idOrSlug)})`;

/** The owner of the business that hosts an event, looked up within a statement. */
export const ownerOfEvent = (idOrSlug: string): SQL => sql`(
	SELECT ${businesses.ownerId} FROM ${businesses} WHERE ${businesses.id} = (
		SELECT ${events.hostBusinessId} FROM ${events} WHERE ${events.id} = ${idOfEvent(idOrSlug)}
	)
)`;

/** The same for a draft, by its id in an address. */
export const ownerOfDraft = (id: string): SQL => sql`(
	SELECT ${businesses.ownerId} FROM ${drafts} JOIN ${businesses} ON ${businesses.id} = ${drafts.businessId}
	WHERE ${isDraftWithId(id)}
)`;

/**
 * Whether a person may upload another picture. It reads no more rows than the limits allow.
 *
 * @param person the id, or a subquery for it
 * @param now milliseconds since 1970, UTC
 */
export const mayUpload = (
	person: SQL,
	limits: { picturesPerDay: number; pictures: number },
	now: number
): SQL<number> => {
	const isTheirs = eq(pictures.uploadedBy, person);
	const today = counted(and(isTheirs, gt(pictures.createdAt, now - dayMs)), limits.picturesPerDay);
	const kept = counted(and(isTheirs, isNull(pictures.removedAt)), limits.pictures);
	return sql<number>`(${today} < ${limits.picturesPerDay} AND ${kept} < ${limits.pictures})`;
};

const counted = (condition: SQL | undefined, max: number): SQL =>
	sql`(SELECT count(*) FROM (SELECT 1 FROM ${pictures} WHERE ${condition} LIMIT ${max}))`;
