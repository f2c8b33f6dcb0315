import { and, inArray, ne, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { pictures } from '../database/schema.ts';
import { limits } from '../limits.ts';
import type { Picture, PictureRole } from './picture.ts';
import { isIn, isRegistered, removePictures } from './registry.ts';
import type { Place } from './registry.ts';

/** Whether a gallery has as many pictures as it may have. */
export const isFull = (gallery: readonly Picture[] | null): boolean =>
	gallery !== null && gallery.length >= limits.picturesOfGallery;

/** What somebody does to the pictures of a business or an event. */
export type PictureChange =
	| { role: PictureRole; added: Picture }
	/** `removed` is the id of a picture in a gallery; a cover or a logo is the only one of its role. */
	| { role: PictureRole; removed: string | null };

/** The picture that a change adds, if it does. */
export const addedBy = (change: PictureChange): Picture | null =>
	'added' in change ? change.added : null;

/**
 * What a column of pictures becomes: a picture, or the list of a gallery.
 *
 * @param gallery the column of the gallery
 */
export function picturesAfter(change: PictureChange, gallery: Column): Picture | SQL | null {
	const added = addedBy(change);
	if (change.role !== 'gallery') return added;
	const list = sql`coalesce(${gallery}, '[]')`;
	if (added) return sql`json_insert(${list}, '$[#]', json(${JSON.stringify(added)}))`;
	const id = 'removed' in change ? change.removed : null;
	return sql`(SELECT json_group_array(json(value)) FROM json_each(${list}) WHERE value ->> 'id' <> ${id})`;
}

/** Whether a gallery has room for one more, or the picture is none for a gallery. */
export const hasRoom = ({ role }: PictureChange, gallery: Column): SQL =>
	role === 'gallery'
		? sql`json_array_length(coalesce(${gallery}, '[]')) < ${limits.picturesOfGallery}`
		: sql`TRUE`;

/**
 * Statements that give up the pictures that a change replaces or removes, and let a job delete their
 * files. A picture that could not be registered replaces none.
 *
 * @param now milliseconds since 1970, UTC
 */
export function removeReplaced(
	database: Database,
	place: Place,
	change: PictureChange,
	now: number
) {
	const added = addedBy(change);
	if (change.role === 'gallery') {
		const id = 'removed' in change && change.removed ? [change.removed] : [];
		return removePictures(database, and(isIn(place), inArray(pictures.id, id)), now);
	}
	const others = added
		? and(ne(pictures.id, added.id), isRegistered(database, added.id))
		: sql`TRUE`;
	return removePictures(database, and(isIn(place), others), now);
}

/** Whether a change may be saved, in the batch after the statement that registers its picture. */
export const isSaved = (database: Database, change: PictureChange): SQL | undefined => {
	const added = addedBy(change);
	return added ? isRegistered(database, added.id) : undefined;
};
