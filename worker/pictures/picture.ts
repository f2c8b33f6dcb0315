import type { Picture } from '../database/picture.ts';

export type { Picture };

/** Widths of the files of a picture, in pixels. A smaller picture is not enlarged. */
export const pictureWidths = [320, 640, 1200] as const;

/** What other sites show beside a link. */
export const shareSize = { width: 1200, height: 630 } as const;

/** The name of the file for that. Not all programs that make previews know WebP. */
export const shareFileName = (id: string) => `${id}-share.jpg`;

export type PictureWidth = (typeof pictureWidths)[number];

/** The name of a file, as in its URL and in the bucket. */
export const fileName = (id: string, width: PictureWidth) => `${id}-${width}.webp`;

/**
 * The path of a file. It never has other content.
 *
 * @param folder the path of the draft that a picture is of
 */
export const pathOfPicture = ({ id }: Pick<Picture, 'id'>, width: PictureWidth, folder = '') =>
	`${folder}/pictures/${fileName(id, width)}`;

/** What a picture is to the thing that shows it. */
export type PictureRole = 'cover' | 'logo' | 'gallery';

/** What a picture is to an event. */
export type EventPictureRole = Exclude<PictureRole, 'logo'>;

/** What a client or a form sent, unvalidated. */
export interface PictureUpload {
	bytes: ArrayBuffer;
	alt: unknown;
}
