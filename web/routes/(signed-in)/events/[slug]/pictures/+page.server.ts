import type { RequestEvent } from '@sveltejs/kit';
import type { EventPictureRole } from '../../../../../../worker/pictures/picture.ts';
import { respondToRemoval, respondToUpload } from '../../../../../lib/forms/respond-to-picture.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { loadOwnEvent } from '../../load-own-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	const viewer = await viewerOf(locals);
	const event = viewer && (await loadOwnEvent(locals, slug));
	return {
		slug,
		title: event?.title ?? null,
		cover: event?.cover ?? null,
		gallery: event?.gallery ?? []
	};
};

const backOf = (slug: string) => `/events/${encodeURIComponent(slug)}`;

type Event = RequestEvent<{ slug: string }>;

const upload = (role: EventPictureRole) => (event: Event) =>
	respondToUpload(event, backOf(event.params.slug), role, (sent) =>
		event.locals.events.setPicture(event.params.slug, role, sent)
	);

const remove = (role: EventPictureRole) => (event: Event) =>
	respondToRemoval(event, backOf(event.params.slug), role, (id) =>
		event.locals.events.removePicture(event.params.slug, role, id)
	);

export const actions: Actions = {
	cover: upload('cover'),
	gallery: upload('gallery'),
	'remove-cover': remove('cover'),
	'remove-gallery': remove('gallery')
};
