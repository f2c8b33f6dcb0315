import { and, eq, exists, sql } from 'drizzle-orm';
import { recordPurgesOf } from '../cache/record-purges.ts';
import { events } from '../database/schema.ts';
import { ownerOfEvent } from '../database/sql/count-pictures.ts';
import { idsOfPictures } from '../edits/fields.ts';
import { flagEdit } from '../edits/flag-edit.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import {
	addedBy,
	hasRoom,
	isFull,
	isSaved,
	picturesAfter,
	removeReplaced
} from '../pictures/change.ts';
import type { PictureChange } from '../pictures/change.ts';
import { galleryIsFull, tooManyPictures } from '../pictures/errors.ts';
import type { EventPictureRole, PictureUpload } from '../pictures/picture.ts';
import { registerPicture } from '../pictures/registry.ts';
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

/**
 * Gives an event a cover, instead of the one that it had, or a picture in its gallery. All dates of a
 * series share them.
 */
export async function setEventPicture(
	context: RequestContext,
	idOrSlug: string,
	role: EventPictureRole,
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
	if (role === 'gallery' && isFull(owned.row.gallery)) return galleryIsFull;
	const stored = await storeUpload(pictures, upload);
	if (stored.kind === 'error') return stored;
	return save(context, owned.row, owned.viewer, { role, added: stored.value });
}

/**
 * Removes the cover of an event, or the picture with an id from its gallery, and from the other dates of
 * its series.
 */
export async function removeEventPicture(
	context: RequestContext,
	idOrSlug: string,
	role: EventPictureRole,
	id: string | null = null
): Promise<Result<Event>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	const { row, viewer } = owned;
	return row[role] === null
		? ok(presentEvent(row, viewer, context.now()))
		: save(context, row, viewer, { role, removed: id });
}

async function save(
	{ database, now, pictures }: RequestContext,
	row: EventRow,
	viewer: Viewer,
	change: PictureChange
): Promise<Result<Event>> {
	const { id, seriesId } = row;
	const { role } = change;
	const picture = addedBy(change);
	const place: Place = { role, ...(seriesId === null ? { eventId: id } : { seriesId }) };
	const isShownBy = seriesId === null ? eq(events.id, id) : eq(events.seriesId, seriesId);
	const shownBy = database.select({ id: events.id }).from(events).where(isShownBy);
	const withRoom = database
		.select({ id: events.id })
		.from(events)
		.where(and(eq(events.id, id), hasRoom(change, events.gallery)));
	const isAdded = picture ? exists(withRoom) : sql`FALSE`;
	const [registered, , , , , [newest]] = await database.batch([
		registerPicture(database, picture?.id ?? '', viewer.id, place, now(), isAdded),
		...removeReplaced(database, place, change, now()),
		recordPurgesOf(database, shownBy, now()),
		database
			.update(events)
			.set({
				[role]: picturesAfter(change, events.gallery),
				version: sql`${events.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(and(isShownBy, isSaved(database, change))),
		selectEvents(database).where(eq(events.id, id)).limit(1),
		...flagEdit(
			database,
			'event',
			id,
			row.status === 'approved' ? { pictures: idsOfPictures([row.cover], row.gallery) } : {},
			now(),
			sql`EXISTS (SELECT 1 FROM ${events} WHERE ${events.id} = ${id} AND ${events.version} > ${row.version})`
		)
	]);
	const isRefused = picture !== null && registered.meta.changes === 0;
	if (isRefused) await pictures.remove([picture.id]);
	if (!newest) return eventNotFound;
	return isRefused ? tooManyPictures : ok(presentEvent(newest, viewer, now()));
}
