import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import { pathOfPicture } from './picture.ts';
import type { Picture } from './picture.ts';

/** A picture in the API: paths of its files, which are 320, 640 and up to 1200 pixels wide. */
export const pictureJson = v.nullable(
	v.object({
		small: v.string(),
		medium: v.string(),
		large: v.string(),
		width: wholeNumber,
		height: wholeNumber,
		alt: v.string()
	})
);

/** Converts a picture to the API's JSON. `width` and `height` are of the large file. */
export function pictureToJson(picture: Picture | null): v.InferOutput<typeof pictureJson> {
	if (!picture) return null;
	return {
		small: pathOfPicture(picture, 320),
		medium: pathOfPicture(picture, 640),
		large: pathOfPicture(picture, 1200),
		width: picture.width,
		height: picture.height,
		alt: picture.alt
	};
}
