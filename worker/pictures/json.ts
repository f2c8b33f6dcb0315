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
const filesOf = (picture: Picture) => ({
	small: pathOfPicture(picture, 320),
	medium: pathOfPicture(picture, 640),
	large: pathOfPicture(picture, 1200),
	width: picture.width,
	height: picture.height,
	alt: picture.alt
});

/** Converts a picture to the API's JSON. */
export const pictureToJson = (picture: Picture | null): v.InferOutput<typeof pictureJson> =>
	picture && filesOf(picture);

/** Converts the pictures of a gallery to the API's JSON. */
export const galleryToJson = (pictures: readonly Picture[]): v.InferOutput<typeof galleryJson> =>
	pictures.map((picture) => ({ id: picture.id, ...filesOf(picture) }));
