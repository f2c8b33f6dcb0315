import type { Picture } from '../../../worker/pictures/picture.ts';
import { pictureAddress } from './picture-files.ts';

/** What other sites show beside a link. */
export interface SharePicture {
	/** Its whole address. */
	address: string;
	width: number;
	height: number;
	/** Empty for a drawing. */
	alt: string;
}

const size = { width: 1200, height: 630 };

/** The address of a thing, in the language of the page, and its version. */
interface Thing {
	path: string;
	version: number;
}

/**
 * The picture beside a link to an event or a business: its cover, cropped when it was uploaded, or
 * else a drawing with its title, which has another address once the title is another. A cover from
 * before there were cropped ones is shown whole.
 */
export function sharePicture(
	cover: Picture | null,
	origin: string,
	{ path, version }: Thing
): SharePicture {
	if (cover === null) {
		const { href } = new URL(`${path}/share.png?version=${version}`, origin);
		return { address: href, ...size, alt: '' };
	}
	const { alt, width, height, isCropped } = cover;
	if (!isCropped) return { address: pictureAddress(cover, origin), width, height, alt };
	return { address: `${origin}/pictures/${cover.id}-share.jpg`, ...size, alt };
}
