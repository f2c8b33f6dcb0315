import { expect, it } from 'vitest';
import { sharePicture } from './share-picture.ts';

const origin = 'https://popmap.example';
const thing = { path: '/de/events/käse', version: 3 };
const cover = { id: 'c0', alt: 'Bread', width: 1200, height: 900, isCropped: true as const };

it('is the cropped cover', () => {
	expect(sharePicture(cover, origin, thing)).toEqual({
		address: 'https://popmap.example/pictures/c0-share.jpg',
		width: 1200,
		height: 630,
		alt: 'Bread'
	});
});

it('is the whole cover if it was never cropped', () => {
	const { isCropped: _, ...older } = cover;
	expect(sharePicture(older, origin, thing)).toMatchObject({
		address: 'https://popmap.example/pictures/c0-1200.webp',
		height: 900
	});
});

it('is a drawing with its title without a cover, at another address once it was changed', () => {
	const address = 'https://popmap.example/de/events/k%C3%A4se/share.png?version=';
	expect(sharePicture(null, origin, thing)).toMatchObject({ address: `${address}3`, height: 630 });
	const changed = { ...thing, version: 4 };
	expect(sharePicture(null, origin, changed)).toMatchObject({ address: `${address}4` });
});
