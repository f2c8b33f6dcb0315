import type { Picture } from '../../../worker/pictures/picture.ts';

const fileOf = ({ id }: Picture, width: number) => `/pictures/${id}-${width}.webp`;

/** The file for cards, which is enough for sharp screens too. */
export const smallestFile = (picture: Picture) => fileOf(picture, 320);

/** The `src` and `srcset` of a picture: its files, and how wide they are. And the largest one, to open. */
export const pictureFiles = (picture: Picture) => ({
	src: fileOf(picture, 640),
	largest: fileOf(picture, 1200),
	srcset: [320, 640, 1200]
		.map((width) => `${fileOf(picture, width)} ${Math.min(width, picture.width)}w`)
		.join(', ')
});

/** The address of the largest file, for other sites. */
export const pictureAddress = (picture: Picture, origin: string): string =>
	new URL(fileOf(picture, 1200), origin).href;
