import { loadEventList, redirectToList } from '../lib/event-list/load.ts';
import { viewerOf } from '../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const unknownPlace = await redirectToList({ locals, url });
	const [viewer, list] = await Promise.all([viewerOf(locals), loadEventList({ locals, url })]);
	const firstName = viewer && (viewer.firstName ?? viewer.name);
	return { ...list, firstName, unknownPlace };
};
