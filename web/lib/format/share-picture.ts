import type { Picture } from '../../../worker/pictures/picture.ts';
import { drawnShare } from '../ui/drawn-share.ts';
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

/**
 * The picture beside a link to an event or a business: its cover, cropped when it was uploaded, or
 * else its own drawing. A cover from before there were cropped ones is shown whole.
 */
export function sharePicture(id: number, cover: Picture | null, origin: string): SharePicture {
	if (cover === null) return { address: origin + drawnShare(id), ...size, alt: '' };
	const { alt, width, height, isCropped } = cover;
	if (!isCropped) return { address: pictureAddress(cover, origin), width, height, alt };
	return { address: `${origin}/pictures/${cover.id}-share.jpg`, ...size, alt };
}
