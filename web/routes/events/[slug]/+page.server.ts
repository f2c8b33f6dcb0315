import { redirectToCanonicalSlug } from '../../../lib/canonical-address.ts';
import { flashOf, takeFlash } from '../../../lib/flash.ts';
import type { Flash } from '../../../lib/flash.ts';
import { loadPlaceMap } from '../../../lib/map/load-place-map.ts';
import { countOfSaves } from '../../../lib/format/count-of-saves.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import { unwrap } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';
import { mapLinks } from './map-links.ts';

/** How many other dates of a series were changed too, and how many kept something of their own. */
function flashOfDates(
	[, , changed, kept]: readonly string[],
	{ events }: App.Locals['text']
): Flash {
	const { dates, flashes } = events.page;
	const saved =
		Number(changed) > 0 ? dates.changed({ count: Number(changed) }) : flashes.changed.text;
	const note = Number(kept) > 0 ? dates.kept({ count: Number(kept) }) : '';
	return { title: flashes.changed.title, text: `${saved} ${note}`.trim() };
}

export const load: PageServerLoad = async (request) => {
	const { events, origin, saved, text } = request.locals;
	const { slug } = request.params;
	const viewer = await viewerOf(request.locals);
	const [found, isSaved, saves] = await Promise.all([
		events.find(slug),
		viewer && saved.has('events', slug),
		viewer && saved.count('events', slug)
	]);
	const event = unwrap(found);
	redirectToCanonicalSlug(request, 'events', event.slug);
	const words = takeFlash(request);
	const { flashes } = text.events.page;
	const flash = flashOf(words, event, { ...flashes, dates: flashOfDates(words, text) });
	const page = new URL(`/events/${encodeURIComponent(event.slug)}`, origin);
	return {
		event,
		isSaved,
		/** For those who manage it. */
		saves: event.isMine && saves ? countOfSaves(saves) : null,
		flash: flash && { ...flash, href: '/dashboard' },
		maps: mapLinks(event),
		map: await loadPlaceMap(request.locals, [event]),
		url: page.href
	};
};
