import { redirect } from '@sveltejs/kit';
import { loadPlaceMap } from '../../lib/map/load-place-map.ts';
import { unwrap, unwrapPage } from '../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

/** What is on now, and what comes next. */
const shown = 6;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { businesses, events } = locals;
	const name = `@${params.name}`;
	const [found, upcoming] = await Promise.all([
		businesses.find(name),
		events.list({ business: name, limit: shown })
	]);
	const business = unwrap(found);
	const { shortName, slug } = business;
	if (shortName === null) redirect(301, `/businesses/${encodeURIComponent(slug)}`);
	if (shortName !== params.name) redirect(301, `/@${shortName}`);
	const { items, nextCursor } = unwrapPage(upcoming, url);
	const hasBegun = ({ startAt }: { startAt: string }) => Date.parse(startAt) <= Date.now();
	const now = items.filter(hasBegun);
	const next = items.filter((event) => !hasBegun(event));
	return {
		business,
		now,
		next,
		hasMore: nextCursor !== null,
		map: await loadPlaceMap(locals, now.length > 0 ? now : next.slice(0, 1))
	};
};
