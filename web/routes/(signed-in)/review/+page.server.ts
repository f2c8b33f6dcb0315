import { error, redirect } from '@sveltejs/kit';
import type { Outcome } from '../../../../worker/outcome.ts';
import { listed, refuseForm } from '../../../lib/outcome.ts';
import { type Typed, readTyped } from '../../../lib/typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was just decided. */
const news: Record<string, string> = {
	verified: 'Verified: everybody can see the business now.',
	approved: 'Approved: everybody can see the event now.',
	rejected: 'Not accepted. The owner reads your reason and can send it again.'
};

export const load: PageServerLoad = async ({ locals: { review, viewer }, request, url }) => {
	// A moderator whose session ended while writing a reason gets the reason back, and no queue.
	const isLost = !viewer && request.method === 'POST';
	if (!isLost && !viewer?.isModerator) error(404, 'There is nothing at this address.');
	const queue = isLost ? null : await review.queue({ cursor: url.searchParams.get('cursor') });
	return {
		queue: queue ? listed(queue, url) : { items: [], nextCursor: null },
		news: news[url.searchParams.get('done') ?? ''] ?? null
	};
};

/** Decides about the thing that a form names, and comes back to the queue. */
async function decide(
	request: Request,
	word: 'verified' | 'approved' | 'rejected',
	act: (slug: string, typed: Typed) => Promise<Outcome<unknown>>
) {
	const typed = readTyped(await request.formData());
	const outcome = await act(typed.text['slug'] ?? '', typed);
	if (outcome.kind === 'refused') return refuseForm(outcome, typed);
	redirect(303, `/review?done=${word}`);
}

export const actions: Actions = {
	verify: ({ locals: { businesses }, request }) => decide(request, 'verified', businesses.verify),
	approve: ({ locals: { events }, request }) => decide(request, 'approved', events.approve),
	reject: ({ locals: { events }, request }) =>
		decide(request, 'rejected', (slug, { text }) =>
			events.reject(slug, { reason: text['reason'] ?? '' })
		)
};
