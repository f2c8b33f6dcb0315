import type { PictureStore } from '../worker/pictures/store.ts';

const notHere = () => {
	throw new Error('The benchmarks of the database upload no pictures.');
};

/** In place of the bucket, which runs in the Worker alone. */
export const noPictures: PictureStore = {
	add: notHere,
	get: notHere,
	remove: notHere,
	list: notHere
};
