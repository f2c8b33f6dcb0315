import { exists, and, sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { businesses } from '../database/schema.ts';
import { ownerOfBusiness } from '../database/sql/count-pictures.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { tooManyPictures } from '../pictures/errors.ts';
import type { Picture, PictureRole, PictureUpload } from '../pictures/picture.ts';
import { isRegistered, registerPicture, removePicturesOf } from '../pictures/registry.ts';
import { isUploadAllowed, storeUpload } from '../pictures/upload.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { businessNotFound } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { nextListedVersion } from './listed.ts';
import { presentBusiness } from './present.ts';
import { selectBusinesses } from './repository.ts';
import type { Business, BusinessRow } from './types.ts';

/** Gives a business a cover or a logo, instead of the one that it had. */
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
	const stored = await storeUpload(pictures, upload);
	if (stored.kind === 'error') return stored;
	return save(context, owned.row, owned.viewer, role, stored.value);
}

/** Removes the cover or the logo of a business, if it has one. */
export async function removeBusinessPicture(
	context: RequestContext,
	idOrSlug: string,
	role: PictureRole
): Promise<Result<Business>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	if (owned.row[role] === null) return ok(presentBusiness(owned.row, owned.viewer));
	return save(context, owned.row, owned.viewer, role, null);
}

async function save(
	{ database, now, pictures }: RequestContext,
	row: BusinessRow,
	viewer: Viewer,
	role: PictureRole,
	picture: Picture | null
): Promise<Result<Business>> {
	const place = { role, businessId: row.id };
	const isKept = exists(
		database.select({ id: businesses.id }).from(businesses).where(isBusinessWithId(row.id))
	);
	const [registered, , , , [newest]] = await database.batch([
		registerPicture(
			database,
			picture?.id ?? '',
			viewer.id,
			place,
			now(),
			picture ? isKept : sql`FALSE`
		),
		...removePicturesOf(database, place, picture?.id ?? null, now()),
		database
			.update(businesses)
			.set({
				[role]: picture,
				version: sql`${businesses.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(
				and(isBusinessWithId(row.id), picture ? isRegistered(database, picture.id) : undefined)
			),
		selectBusinesses(database).where(isBusinessWithId(row.id)).limit(1),
		recordPurges(database, row.isVerified ? [tags.business(row.id)] : [], now())
	]);
	const isRefused = picture !== null && registered.meta.changes === 0;
	if (isRefused) await pictures.remove([picture.id]);
	if (!newest) return businessNotFound;
	return isRefused ? tooManyPictures : ok(presentBusiness(newest, viewer));
}
