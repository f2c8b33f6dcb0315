import { exists, and, sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { businesses } from '../database/schema.ts';
import { ownerOfBusiness } from '../database/sql/count-pictures.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
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
import type { PictureRole, PictureUpload } from '../pictures/picture.ts';
import { registerPicture } from '../pictures/registry.ts';
import { isUploadAllowed, storeUpload } from '../pictures/upload.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { businessNotFound } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { nextListedVersion } from './listed.ts';
import { presentBusiness } from './present.ts';
import { selectBusinesses } from './repository.ts';
import type { Business, BusinessRow } from './types.ts';

/** Gives a business a cover or a logo, instead of the one that it had, or a picture in its gallery. */
export async function setBusinessPicture(
	context: RequestContext,
	idOrSlug: string,
	role: PictureRole,
	upload: PictureUpload
): Promise<Result<Business>> {
	const { database, now, pictures } = context;
	const [owned, isAllowed] = await Promise.all([
		findOwned(context, idOrSlug),
		isUploadAllowed(database, ownerOfBusiness(idOrSlug), now())
	]);
	if (owned.kind === 'error') return owned;
	if (!isAllowed) return tooManyPictures;
	if (role === 'gallery' && isFull(owned.row.gallery)) return galleryIsFull;
	const stored = await storeUpload(pictures, upload);
	if (stored.kind === 'error') return stored;
	return save(context, owned.row, owned.viewer, { role, added: stored.value });
}

/** Removes the cover or the logo of a business, or the picture with an id from its gallery. */
export async function removeBusinessPicture(
	context: RequestContext,
	idOrSlug: string,
	role: PictureRole,
	id: string | null = null
): Promise<Result<Business>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	if (owned.row[role] === null) return ok(presentBusiness(owned.row, owned.viewer));
	return save(context, owned.row, owned.viewer, { role, removed: id });
}

async function save(
	{ database, now, pictures }: RequestContext,
	row: BusinessRow,
	viewer: Viewer,
	change: PictureChange
): Promise<Result<Business>> {
	const { role } = change;
	const picture = addedBy(change);
	const place = { role, businessId: row.id };
	const hasPlace = exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(isBusinessWithId(row.id), hasRoom(change, businesses.gallery)))
	);
	const isAdded = picture ? hasPlace : sql`FALSE`;
	const [registered, , , , [newest]] = await database.batch([
		registerPicture(database, picture?.id ?? '', viewer.id, place, now(), isAdded),
		...removeReplaced(database, place, change, now()),
		database
			.update(businesses)
			.set({
				[role]: picturesAfter(change, businesses.gallery),
				version: sql`${businesses.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(and(isBusinessWithId(row.id), isSaved(database, change))),
		selectBusinesses(database).where(isBusinessWithId(row.id)).limit(1),
		recordPurges(database, row.isVerified ? [tags.business(row.id)] : [], now()),
		...flagEdit(
			database,
			'business',
			row.id,
			row.isVerified ? { pictures: idsOfPictures([row.cover, row.logo], row.gallery) } : {},
			now(),
			sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${businesses.id} = ${row.id} AND ${businesses.version} > ${row.version})`
		)
	]);
	const isRefused = picture !== null && registered.meta.changes === 0;
	if (isRefused) await pictures.remove([picture.id]);
	if (!newest) return businessNotFound;
	return isRefused ? tooManyPictures : ok(presentBusiness(newest, viewer));
}
