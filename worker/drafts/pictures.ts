import { and, eq, exists, sql } from 'drizzle-orm';
import { drafts } from '../database/schema.ts';
import { ownerOfDraft } from '../database/sql/count-pictures.ts';
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
import type { PictureFile } from '../pictures/store.ts';
import { isUploadAllowed, storeUpload } from '../pictures/upload.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { draftNotFound } from './errors.ts';
import { findManaged, isManagedBy } from './find-managed.ts';
import { presentDraft, selectDraft } from './repository.ts';
import type { DraftRow } from './repository.ts';
import type { Draft } from './types.ts';

/**
 * Gives a draft a cover, instead of the one that it had, or a picture in its gallery. The event that
 * is announced with it gets them.
 */
export async function setDraftPicture(
	context: RequestContext,
	id: string,
	role: EventPictureRole,
	upload: PictureUpload
): Promise<Result<Draft>> {
	const { database, now, pictures } = context;
	const [found, isAllowed] = await Promise.all([
		findManaged(context, id),
		isUploadAllowed(database, ownerOfDraft(id), now())
	]);
	if (found.kind === 'error') return found;
	if (!isAllowed) return tooManyPictures;
	if (role === 'gallery' && isFull(found.row.gallery)) return galleryIsFull;
	const stored = await storeUpload(pictures, upload);
	if (stored.kind === 'error') return stored;
	return save(context, found.row, found.viewer, { role, added: stored.value });
}

/** Removes the cover of a draft, or the picture with an id from its gallery. */
export async function removeDraftPicture(
	context: RequestContext,
	id: string,
	role: EventPictureRole,
	picture: string | null = null
): Promise<Result<Draft>> {
	const found = await findManaged(context, id);
	if (found.kind === 'error') return found;
	const { row, viewer } = found;
	if (row[role] === null) return ok(presentDraft(row));
	return save(context, row, viewer, { role, removed: picture });
}

/** A file of a picture of a draft; null if there is none, or none for this viewer. */
export async function findDraftPicture(
	context: RequestContext,
	id: string,
	file: string
): Promise<PictureFile | null> {
	const [viewer, [row]] = await Promise.all([
		currentViewer(context),
		selectDraft(context.database, id)
	]);
	if (!row || !isManagedBy(viewer, row)) return null;
	const shown = [...(row.cover ? [row.cover] : []), ...(row.gallery ?? [])];
	return shown.some((picture) => file.startsWith(picture.id)) ? context.pictures.get(file) : null;
}

async function save(
	{ database, now, pictures }: RequestContext,
	{ id }: DraftRow,
	viewer: Viewer,
	change: PictureChange
): Promise<Result<Draft>> {
	const picture = addedBy(change);
	const place = { role: change.role, draftId: id };
	const withRoom = database
		.select({ id: drafts.id })
		.from(drafts)
		.where(and(eq(drafts.id, id), hasRoom(change, drafts.gallery)));
	const isAdded = picture ? exists(withRoom) : sql`FALSE`;
	const [registered, , , , [newest]] = await database.batch([
		registerPicture(database, picture?.id ?? '', viewer.id, place, now(), isAdded),
		...removeReplaced(database, place, change, now()),
		database
			.update(drafts)
			.set({
				[change.role]: picturesAfter(change, drafts.gallery),
				version: sql`${drafts.version} + 1`,
				updatedAt: now()
			})
			.where(and(eq(drafts.id, id), isSaved(database, change))),
		selectDraft(database, String(id))
	]);
	const isRefused = picture !== null && registered.meta.changes === 0;
	if (isRefused) await pictures.remove([picture.id]);
	if (!newest) return draftNotFound;
	return isRefused ? tooManyPictures : ok(presentDraft(newest));
}
