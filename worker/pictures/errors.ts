import { invalid } from '../http/errors.ts';
import { err } from '../http/result.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';
import type { Refusal } from './store.ts';

const refused = (message: string): Err => invalid({ picture: message });

export const missingPicture = refused('Please choose a picture.');

export const refusals: Record<Refusal, Err> = {
	unreadable: refused("We can't read this picture. Please choose a JPEG, PNG or WebP file."),
	too_small: refused('This picture is too small. Each side needs at least 64 pixels.'),
	too_narrow: refused(
		'This picture is too narrow. Its longer side may be up to eight times as long as the other.'
	),
	too_many_pixels: refused('This picture is too large. It may have up to 50 million pixels.')
};

export const galleryIsFull = err(
	422,
	'limit_reached',
	'The gallery is full',
	`It has ${limits.picturesOfGallery} pictures. Remove one to make room for another.`,
	[]
);

export const tooManyPictures = err(
	422,
	'limit_reached',
	"That's enough pictures for today",
	`One person can upload ${limits.picturesPerDay} pictures a day, and keep ${limits.pictures} in all. Please remove some, or try again tomorrow.`
);
