/** A point in the history of the database, from which a replica can be asked to be at least as new. */
export type Bookmark = string & { readonly __bookmark: true };

const format = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{32}$/;

/** @returns null for anything that D1 would not have written */
export const parseBookmark = (value: string | undefined): Bookmark | null =>
	value !== undefined && isBookmark(value) ? value : null;

const isBookmark = (value: string): value is Bookmark => format.test(value);
