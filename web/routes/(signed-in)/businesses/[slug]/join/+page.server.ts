import { error, fail, redirect } from '@sveltejs/kit';
import type { Business } from '../../../../../../worker/businesses/types.ts';
import type { Result } from '../../../../../../worker/http/result.ts';
import type {
	Coordinates,
	JoinableEvent,
	Participation
} from '../../../../../../worker/joining/types.ts';
import { redirectToCanonicalSlug } from '../../../../../lib/canonical-address.ts';
import { searchedWords } from '../../../../../lib/searched-words.ts';
import { unwrap, unwrapPage } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 10;
const suggested = 6;
const radiusKm = 50;

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { businesses, joining, text } = locals;
	const { slug } = params;
	const find = searchedWords(url, 'find');
	const cursor = url.searchParams.get('panel');
	const { place, category } = suitsIn(url);
	// All at once, so that they share a round trip to the database.
	const [viewer, found, all, near, alike, lastPlace] = await Promise.all([
		viewerOf(locals),
		businesses.find(slug),
		joining.joinable(slug, { q: find, cursor, limit: perPage }),
		place && joining.joinable(slug, { near: { ...place, radiusKm }, limit: suggested }),
		category ? joining.joinable(slug, { category, limit: suggested }) : null,
		joining.lastPlace(slug)
	]);
	// Null when the session ended before a form was sent.
	if (!viewer) return { business: null, find, nearby: [], similar: [], list: null };
	const business = unwrap(found);
	if (!business.isMine) error(403, text.problems.notYourBusiness);
	redirectToCanonicalSlug(event, 'businesses', business.slug, '/join');
	if (event.request.method === 'GET') beginWithWhatSuits(url, business, lastPlace);
	const nearby = itemsOf(near);
	const shown = new Set(nearby.map(({ id }) => id));
	const similar = itemsOf(alike).filter(({ id }) => !shown.has(id));
	return { business, find, list: unwrapPage(all, url, 'panel'), nearby, similar };
};

/** The place and the category whose events come first. */
function suitsIn({ searchParams }: URL): { place: Coordinates | null; category: string | null } {
	const [latitude = NaN, longitude = NaN] = (searchParams.get('near') ?? '').split(',').map(Number);
	const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
	return { place: isPlace ? { latitude, longitude } : null, category: searchParams.get('kind') };
}

/**
 * Leads from the bare address to the one that says where the business was last and what it does: only
 * then can one round trip find what is near.
 */
function beginWithWhatSuits(url: URL, { categories }: Business, place: Coordinates | null): void {
	if (['near', 'kind', 'find', 'panel'].some((name) => url.searchParams.has(name))) return;
	const [category] = categories;
	const query = new URLSearchParams({
		...(place && { near: `${place.latitude},${place.longitude}` }),
		...(category && { kind: category.slug })
	});
	if (query.size > 0) redirect(303, `${url.pathname}?${query}`);
}

const itemsOf = (result: Result<{ items: JoinableEvent[] }> | null | undefined): JoinableEvent[] =>
	result?.kind === 'ok' ? result.value.items : [];

/** Joins or leaves the event that the form names. */
async function runAction(
	request: Request,
	action: (event: string, input: unknown) => Promise<Result<Participation>>
) {
	const data = await request.formData();
	const event = String(data.get('event'));
	const result = await action(event, { business_id: data.get('business_id') });
	if (result.kind === 'ok') return { failed: null };
	const { message, status } = result.problem;
	return fail(status, { failed: { event, message, needsSignIn: status === 401 } });
}

export const actions: Actions = {
	join: ({ locals: { joining }, request }) => runAction(request, joining.join),
	leave: ({ locals: { joining }, request }) => runAction(request, joining.leave)
};
