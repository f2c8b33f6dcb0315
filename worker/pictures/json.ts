import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import { pathOfPicture } from './picture.ts';
import type { Picture } from './picture.ts';

const entries = {
	small: v.string(),
	medium: v.string(),
	large: v.string(),
	width: wholeNumber,
	height: wholeNumber,
	alt: v.string()
};

/** A picture in the API: paths of its files, which are 320, 640 and up to 1200 pixels wide. */
export const pictureJson = v.nullable(v.object(entries));

/** Up to six pictures. Their ids are for removing them. */
export const galleryJson = v.array(v.object({ id: v.string(), ...entries }));

/** `width` and `height` are of the large file. */
const filesOf = (picture: Picture, folder?: string) => ({
	small: pathOfPicture(picture, 320, folder),
	medium: pathOfPicture(picture, 640, folder),
	large: pathOfPicture(picture, 1200, folder),
	width: picture.width,
	height: picture.height,
	alt: picture.alt
});

/** Converts a picture to the API's JSON. */
export const pictureToJson = (
	picture: Picture | null,
	folder?: string
): v.InferOutput<typeof pictureJson> => picture && filesOf(picture, folder);

/** Converts the pictures of a gallery to the API's JSON. */
export const galleryToJson = (
	pictures: readonly Picture[],
	folder?: string
): v.InferOutput<typeof galleryJson> =>
	pictures.map((picture) => ({ id: picture.id, ...filesOf(picture, folder) }));
