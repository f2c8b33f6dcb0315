import { and, eq, exists, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { jobs, pictures } from '../database/schema.ts';
import { mayUpload } from '../database/sql/count-pictures.ts';
import { limits } from '../limits.ts';
import type { PictureRole } from './picture.ts';

/** Where a picture is shown: as what, and of which business, event, series or draft. */
export interface Place {
	role: PictureRole;
	businessId?: number;
	eventId?: number;
	seriesId?: number;
	draftId?: number;
}

/** Whether a picture is shown there. */
export const isIn = ({ role, businessId, eventId, seriesId, draftId }: Place) =>
	and(
		eq(pictures.role, role),
		businessId === undefined ? undefined : eq(pictures.businessId, businessId),
		eventId === undefined ? undefined : eq(pictures.eventId, eventId),
		seriesId === undefined ? undefined : eq(pictures.seriesId, seriesId),
		draftId === undefined ? undefined : eq(pictures.draftId, draftId)
	);

/**
 * A statement that registers the files of a picture, for the batch that begins to show it. It counts
 * again, because uploads at the same time have all been allowed before.
 *
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is registered unless it holds
 */
export const registerPicture = (
	database: Database,
	id: string,
	uploadedBy: string,
	{ role, businessId, eventId, seriesId, draftId }: Place,
	now: number,
	condition: SQL
) =>
	database
		.insert(pictures)
		.select(
			sql`SELECT ${id}, ${uploadedBy}, ${businessId ?? null}, ${eventId ?? null}, ${seriesId ?? null}, ${role}, ${now}, NULL, ${draftId ?? null} WHERE ${condition} AND ${mayUpload(sql`${uploadedBy}`, limits, now)}`
		);

/** Whether a picture was registered, for the statements after it in the batch. */
export const isRegistered = (database: Database, id: string) =>
	exists(database.select({ id: pictures.id }).from(pictures).where(eq(pictures.id, id)));

/**
 * Statements that give up the pictures that meet a condition, and let a job delete their files.
 *
 * @param now milliseconds since 1970, UTC
 */
export function removePictures(database: Database, condition: SQL | undefined, now: number) {
	const isShown = and(isNull(pictures.removedAt), condition);
	return [
		database
			.insert(jobs)
			.select(
				sql`SELECT 'delete-picture', ${pictures.id}, ${now}, 0, 0, 0 FROM ${pictures} WHERE ${isShown}`
			)
			.onConflictDoNothing(),
		database.update(pictures).set({ removedAt: now }).where(isShown)
	] as const;
}

/** Whether what showed a picture was deleted. */
export const isOfNothing = and(
	isNull(pictures.businessId),
	isNull(pictures.eventId),
	isNull(pictures.seriesId),
	isNull(pictures.draftId)
);

/** Whether anybody may see a picture: a business, an event or a series shows it. */
export const isOfPublicThing = or(
	isNotNull(pictures.businessId),
	isNotNull(pictures.eventId),
	isNotNull(pictures.seriesId)
);
