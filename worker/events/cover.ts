import { and, eq, exists, sql } from 'drizzle-orm';
import { recordPurgesOf } from '../cache/record-purges.ts';
import { events } from '../database/schema.ts';
import { ownerOfEvent } from '../database/sql/count-pictures.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { tooManyPictures } from '../pictures/errors.ts';
import type { Picture, PictureUpload } from '../pictures/picture.ts';
import { isRegistered, registerPicture, removePicturesOf } from '../pictures/registry.ts';
import type { Place } from '../pictures/registry.ts';
import { isUploadAllowed, storeUpload } from '../pictures/upload.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { eventCancelled, eventNotFound } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { nextListedVersion } from './listed.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import type { Event, EventRow } from './types.ts';

/** Gives an event a cover, instead of the one that it had. All dates of a series share it. */
export async function setEventCover(
	context: RequestContext,
	idOrSlug: string,
	upload: PictureUpload
): Promise<Result<Event>> {
	const { database, now, pictures } = context;
	const [owned, isAllowed] = await Promise.all([
		findOwned(context, idOrSlug),
		isUploadAllowed(database, ownerOfEvent(idOrSlug), now())
	]);
	if (owned.kind === 'error') return owned;
	if (owned.row.status === 'cancelled') return eventCancelled;
	if (!isAllowed) return tooManyPictures;
	const stored = await storeUpload(pictures, upload);
	if (stored.kind === 'error') return stored;
	return save(context, owned.row, owned.viewer, stored.value);
}

/** Removes the cover of an event, and of the other dates of its series. */
export async function removeEventCover(
	context: RequestContext,
	idOrSlug: string
): Promise<Result<Event>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	return row.cover === null
		? ok(presentEvent(row, viewer, context.now()))
		: save(context, row, viewer, null);
}

async function save(
	{ database, now, pictures }: RequestContext,
	{ id, seriesId }: EventRow,
	viewer: Viewer,
	picture: Picture | null
): Promise<Result<Event>> {
	const place: Place = { role: 'cover', ...(seriesId === null ? { eventId: id } : { seriesId }) };
	const isShownBy = seriesId === null ? eq(events.id, id) : eq(events.seriesId, seriesId);
	const shownBy = database.select({ id: events.id }).from(events).where(isShownBy);
	const isAdded = picture ? exists(shownBy) : sql`FALSE`;
	const [registered, , , , , [newest]] = await database.batch([
		registerPicture(database, picture?.id ?? '', viewer.id, place, now(), isAdded),
		...removePicturesOf(database, place, picture?.id ?? null, now()),
		recordPurgesOf(database, shownBy, now()),
		database
			.update(events)
			.set({
				cover: picture,
				version: sql`${events.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(and(isShownBy, picture ? isRegistered(database, picture.id) : undefined)),
		selectEvents(database).where(eq(events.id, id)).limit(1)
	]);
	const isRefused = picture !== null && registered.meta.changes === 0;
	if (isRefused) await pictures.remove([picture.id]);
	if (!newest) return eventNotFound;
	return isRefused ? tooManyPictures : ok(presentEvent(newest, viewer, now()));
}
