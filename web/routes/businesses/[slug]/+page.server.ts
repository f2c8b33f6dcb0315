import { fail } from '@sveltejs/kit';
import type { Outcome } from '../../../../worker/http/result.ts';
import type { Participation } from '../../../../worker/events/types.ts';
import { listed, shown } from '../../../lib/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was just done on another page, for its owner. */
const news: Record<string, string> = {
	created: 'Your business is registered. A moderator looks at it next.',
	changed: 'Your changes are saved.'
};

const pastShown = 6;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { businesses, events, viewer } = locals;
	const parameter = (name: string) => url.searchParams.get(name);
	const find = parameter('find')?.trim().slice(0, 200) ?? '';
	const panel = { q: find, cursor: parameter('panel'), limit: 10 };

	// Beside each other, so that all of it travels together; without the business, the rest is dropped.
	const [found, upcoming, past, joinable] = await Promise.all([
		businesses.find(params.slug),
		events.list({ business: params.slug, cursor: parameter('cursor') }),
		events.past(params.slug, { limit: pastShown, cursor: parameter('past') }),
		viewer && events.joinable(params.slug, panel)
	]);
	const business = shown(found);
	return {
		business,
		news: business.isMine ? (news[parameter('done') ?? ''] ?? null) : null,
		upcoming: listed(upcoming, url),
		past: listed(past, url, 'past'),
		panel: business.isMine && joinable ? { find, ...listed(joinable, url, 'panel') } : null
	};
};

/** Reads which event and business a button of the join panel stands for, and presses it. */
async function press(
	request: Request,
	act: (event: string, input: unknown) => Promise<Outcome<Participation>>
) {
	const data = await request.formData();
	const event = String(data.get('event'));
	const outcome = await act(event, { business_id: data.get('business_id') });
	if (outcome.kind === 'done') return { joining: null };
	const { message, status } = outcome.problem;
	return fail(status, { joining: { event, message, needsSignIn: status === 401 } });
}

export const actions: Actions = {
	join: ({ locals: { events }, request }) => press(request, events.join),
	leave: ({ locals: { events }, request }) => press(request, events.leave)
};
