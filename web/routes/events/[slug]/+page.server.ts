import { redirectToCanonicalSlug } from '../../../lib/canonical-address.ts';
import { flashOf, takeFlash } from '../../../lib/flash.ts';
import { loadPlaceMap } from '../../../lib/map/load-place-map.ts';
import { unwrap } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';
import { mapLinks } from './map-links.ts';

export const load: PageServerLoad = async (request) => {
	const { events, origin, text } = request.locals;
	const event = unwrap(await events.find(request.params.slug));
	redirectToCanonicalSlug(request, 'events', event.slug);
	const flash = flashOf(takeFlash(request), event, text.events.page.flashes);
	const page = new URL(`/events/${encodeURIComponent(event.slug)}`, origin);
	return {
		event,
		flash: flash && { ...flash, href: '/dashboard' },
		maps: mapLinks(event),
		map: await loadPlaceMap(request.locals, [event]),
		url: page.href
	};
};
