import { loadOwnEvent } from '../../load-own-event.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await loadOwnEvent(locals, params.slug);
	// Shorter than the slug, for phones and for people who type it.
	const address = new URL(locals.language.addressOf(`/events/${event.id}`), locals.origin).href;
	return { event, address, code: locals.qrCode(address) };
};
