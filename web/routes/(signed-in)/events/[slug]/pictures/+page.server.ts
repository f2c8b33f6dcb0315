import { respondToRemoval, respondToUpload } from '../../../../../lib/forms/respond-to-picture.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { loadOwnEvent } from '../../load-own-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	const viewer = await viewerOf(locals);
	const event = viewer && (await loadOwnEvent(locals, slug));
	return { slug, title: event?.title ?? null, cover: event?.cover ?? null };
};

const backOf = (slug: string) => `/events/${encodeURIComponent(slug)}`;

export const actions: Actions = {
	cover: (event) =>
		respondToUpload(event, backOf(event.params.slug), 'cover', (sent) =>
			event.locals.events.setCover(event.params.slug, sent)
		),
	'remove-cover': (event) =>
		respondToRemoval(event, backOf(event.params.slug), 'cover', () =>
			event.locals.events.removeCover(event.params.slug)
		)
};
