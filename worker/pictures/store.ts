import type { Picture } from './picture.ts';

/** Why a file is not accepted as a picture. */
export type Refusal = 'unreadable' | 'too_small' | 'too_narrow' | 'too_many_pixels';

export type Stored = { kind: 'stored'; picture: Omit<Picture, 'alt'> } | { kind: Refusal };

/** A file of a picture. */
export interface PictureFile {
	bytes: ArrayBuffer;
	/** As in the header: with its quotation marks. */
	etag: string;
}

/** A file of a picture, with the time of its upload in milliseconds since 1970, UTC. */
export interface StoredPicture {
	/** Of the picture. */
	id: string;
	uploadedAt: number;
}

/** Keeps the files of pictures. */
export interface PictureStore {
	/**
	 * Makes the files of a picture and stores them. They are encoded anew, so nothing of what the
	 * camera noted, such as the place, is in them.
	 *
	 * @param bytes what somebody uploaded, whatever they call it
	 * @throws when the store cannot be reached
	 */
	add(bytes: ArrayBuffer): Promise<Stored>;
	/** @returns null if there is no such file */
	get(file: string): Promise<PictureFile | null>;
	/** Deletes the files of pictures. Those that are gone already do not matter. */
	remove(ids: readonly string[]): Promise<void>;
	/**
	 * The first thousand files whose names come after a text, in order. A picture appears once for each
	 * of its files.
	 */
	list(after: string): Promise<{ files: StoredPicture[]; isLast: boolean }>;
}
