import { expect, it } from 'vitest';
import { sharePicture } from './share-picture.ts';

const origin = 'https://popmap.example';
const cover = { id: 'c0', alt: 'Bread', width: 1200, height: 900, isCropped: true as const };

it('is the cropped cover', () => {
	expect(sharePicture(7, cover, origin)).toEqual({
		address: 'https://popmap.example/pictures/c0-share.jpg',
		width: 1200,
		height: 630,
		alt: 'Bread'
	});
});

it('is the whole cover if it was never cropped', () => {
	const { isCropped: _, ...older } = cover;
	expect(sharePicture(7, older, origin)).toMatchObject({
		address: 'https://popmap.example/pictures/c0-1200.webp',
		height: 900
	});
});

it('is a drawing without a cover, another one for each neighbour', () => {
	const addresses = Array.from({ length: 40 }, (_, id) => sharePicture(id, null, origin).address);
	expect(new Set(addresses).size).toBe(40);
	expect(addresses[7]).toBe('https://popmap.example/share/7-2.png');
});
