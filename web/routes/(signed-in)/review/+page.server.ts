import { error, redirect } from '@sveltejs/kit';
import type { Business } from '../../../../worker/businesses/types.ts';
import type { Event } from '../../../../worker/events/types.ts';
import type { UpdateOutcome } from '../../../../worker/http/result.ts';
import type { Pending } from '../../../../worker/review/types.ts';
import { listed, refuseForm, shown, showNow } from '../../../lib/outcome.ts';
import { readTyped } from '../../../lib/typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was just decided, to go on after the name of the thing. */
const decided = {
	verified: 'is verified: everybody can see it now.',
	approved: 'is approved: everybody can see it now.',
	rejected: 'is not accepted. Its owner reads your reason and can send it again.'
};

/** An address can claim anything: it is news only while it is so. */
async function newsOf({ businesses, events }: App.Locals, { searchParams }: URL) {
	const [done, slug] = [searchParams.get('done'), searchParams.get('slug') ?? ''];
	if (done === 'verified') {
		const found = await businesses.find(slug);
		if (found.kind !== 'done' || !found.value.isVerified) return null;
		return {
			name: found.value.name,
			path: `/businesses/${encodeURIComponent(slug)}`,
			sentence: decided[done]
		};
	}
	if (done !== 'approved' && done !== 'rejected') return null;
	const found = await events.find(slug);
	if (found.kind !== 'done' || found.value.status !== done) return null;
	return {
		name: found.value.title,
		path: `/events/${encodeURIComponent(slug)}`,
		sentence: decided[done]
	};
}

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const { events, review, viewer } = locals;
	// A moderator whose session ended while writing a reason gets the reason back, and no queue.
	const isLost = !viewer && request.method === 'POST';
	if (!isLost && !viewer?.isModerator) error(404, 'There is nothing at this address.');
	if (isLost) return { queue: { items: [], nextCursor: null }, again: null, news: null };
	const slug = url.searchParams.get('event');
	const [queue, event, news] = await Promise.all([
		review.queue({ cursor: url.searchParams.get('cursor') }),
		slug === null ? null : events.find(slug),
		newsOf(locals, url)
	]);
	return {
		queue: listed(queue, url),
		/** What was decided once, and is looked at again. */
		again: event && ofEvent(shown(event)),
		news
	};
};

/** Decides about the thing that a form names, as it was shown there, and comes back to the queue. */
async function decide<T>(
	request: Request,
	word: 'verified' | 'approved' | 'rejected',
	act: (slug: string, input: unknown) => Promise<UpdateOutcome<T>>,
	toPending: (thing: T) => Pending
) {
	const typed = readTyped(await request.formData());
	const slug = typed.text['slug'] ?? '';
	const outcome = await act(slug, typed.text);
	if (outcome.kind === 'refused') return refuseForm(outcome, typed);
	if (outcome.kind === 'done') {
		redirect(303, `/review?done=${word}&slug=${encodeURIComponent(slug)}`);
	}
	return showNow({ ...outcome, current: toPending(outcome.current) }, typed);
}

const ofBusiness = (business: Business): Pending => ({ kind: 'business', business });
const ofEvent = (event: Event): Pending => ({ kind: 'event', event });

export const actions: Actions = {
	verify: ({ locals: { businesses }, request }) =>
		decide(request, 'verified', businesses.verify, ofBusiness),
	approve: ({ locals: { events }, request }) =>
		decide(request, 'approved', events.approve, ofEvent),
	reject: ({ locals: { events }, request }) => decide(request, 'rejected', events.reject, ofEvent)
};
