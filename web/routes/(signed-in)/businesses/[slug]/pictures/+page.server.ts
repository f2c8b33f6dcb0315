import type { RequestEvent } from '@sveltejs/kit';
import type { PictureRole } from '../../../../../../worker/pictures/picture.ts';
import { respondToRemoval, respondToUpload } from '../../../../../lib/forms/respond-to-picture.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { loadOwnBusiness } from '../../load-own-business.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	const viewer = await viewerOf(locals);
	const business = viewer && (await loadOwnBusiness(locals, slug));
	return {
		slug,
		name: business?.name ?? null,
		cover: business?.cover ?? null,
		logo: business?.logo ?? null,
		gallery: business?.gallery ?? []
	};
};

type Event = RequestEvent<{ slug: string }>;

const backOf = ({ params: { slug } }: Event) => `/businesses/${encodeURIComponent(slug)}`;

const upload = (role: PictureRole) => (event: Event) =>
	respondToUpload(event, backOf(event), role, (sent) =>
		event.locals.businesses.setPicture(event.params.slug, role, sent)
	);

const remove = (role: PictureRole) => (event: Event) =>
	respondToRemoval(event, backOf(event), role, (id) =>
		event.locals.businesses.removePicture(event.params.slug, role, id)
	);

export const actions: Actions = {
	cover: upload('cover'),
	logo: upload('logo'),
	gallery: upload('gallery'),
	'remove-cover': remove('cover'),
	'remove-logo': remove('logo'),
	'remove-gallery': remove('gallery')
};
