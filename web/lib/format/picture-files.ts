import type { Picture } from '../../../worker/pictures/picture.ts';

const fileOf = ({ id }: Picture, width: number, folder = '') =>
	`${folder}/pictures/${id}-${width}.webp`;

/** The file for cards, which is enough for sharp screens too. */
export const smallestFile = (picture: Picture) => fileOf(picture, 320);

/**
 * The `src` and `srcset` of a picture: its files, and how wide they are. And the largest one, to open.
 *
 * @param folder the path of the draft that it is of
 */
export const pictureFiles = (picture: Picture, folder?: string) => ({
	src: fileOf(picture, 640, folder),
	largest: fileOf(picture, 1200, folder),
	srcset: [320, 640, 1200]
		.map((width) => `${fileOf(picture, width, folder)} ${Math.min(width, picture.width)}w`)
		.join(', ')
});

/** The address of the largest file, for other sites. */
export const pictureAddress = (picture: Picture, origin: string): string =>
	new URL(fileOf(picture, 1200), origin).href;
