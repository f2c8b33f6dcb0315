import type { RequestEvent } from '@sveltejs/kit';
import type { EventPictureRole } from '../../../../../../worker/pictures/picture.ts';
import { flashOf, takeFlash } from '../../../../../lib/flash.ts';
import { respondToRemoval, respondToUpload } from '../../../../../lib/forms/respond-to-picture.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const viewer = await viewerOf(locals);
	const draft = viewer && unwrap(await locals.drafts.find(params.id));
	const words = takeFlash(event);
	const { changed } = locals.text.events.page.flashes;
	return {
		id: params.id,
		title: draft?.fields.title ?? null,
		cover: draft?.cover ?? null,
		gallery: draft?.gallery ?? [],
		flash: draft && flashOf(words, { isMine: true, version: draft.version }, { changed })
	};
};

type Event = RequestEvent<{ id: string }>;

/** One stays on the page, because a draft has none of its own to look at. */
const backOf = ({ params }: Event) => `/drafts/${encodeURIComponent(params.id)}/pictures`;

const upload = (role: EventPictureRole) => (event: Event) =>
	respondToUpload(event, backOf(event), role, (sent) =>
		event.locals.drafts.setPicture(event.params.id, role, sent)
	);

const remove = (role: EventPictureRole) => (event: Event) =>
	respondToRemoval(event, backOf(event), role, (picture) =>
		event.locals.drafts.removePicture(event.params.id, role, picture)
	);

export const actions: Actions = {
	cover: upload('cover'),
	gallery: upload('gallery'),
	'remove-cover': remove('cover'),
	'remove-gallery': remove('gallery')
};
