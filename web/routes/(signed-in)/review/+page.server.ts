import { error, redirect } from '@sveltejs/kit';
import type { Business } from '../../../../worker/businesses/types.ts';
import type { Event } from '../../../../worker/events/types.ts';
import type { ConflictingResult } from '../../../../worker/http/result.ts';
import type { Pending } from '../../../../worker/review/types.ts';
import { failInvalid, failStale } from '../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../lib/forms/form-values.ts';
import { unwrap, unwrapPage } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

interface Flash {
	name: string;
	path: string;
	text: string;
}

/** The last decision, which the URL names. Ignored when it does not match the actual state. */
async function loadFlash(locals: App.Locals, { searchParams }: URL): Promise<Flash | null> {
	const { businesses, events, text } = locals;
	const done = searchParams.get('done');
	const slug = searchParams.get('slug') ?? '';
	if (done === 'verified') {
		const found = await businesses.find(slug);
		if (found.kind !== 'ok' || !found.value.isVerified) return null;
		const path = `/businesses/${encodeURIComponent(slug)}`;
		return { name: found.value.name, path, text: text.review[done] };
	}
	if (done !== 'approved' && done !== 'rejected') return null;
	const found = await events.find(slug);
	if (found.kind !== 'ok' || found.value.status !== done) return null;
	const path = `/events/${encodeURIComponent(slug)}`;
	return { name: found.value.title, path, text: text.review[done] };
}

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const { events, review, text } = locals;
	const viewer = await viewerOf(locals);
	// When a session ends while a moderator writes a reason, the form comes back without the queue.
	const hasSessionEnded = !viewer && request.method === 'POST';
	if (hasSessionEnded) {
		return { queue: { items: [], nextCursor: null }, reopened: null, flash: null };
	}
	if (!viewer?.isModerator) error(404, text.problems.nothingHere);
	const slug = url.searchParams.get('event');
	const [queue, event, flash] = await Promise.all([
		review.queue({ cursor: url.searchParams.get('cursor') }),
		slug === null ? null : events.find(slug),
		loadFlash(locals, url)
	]);
	return {
		queue: unwrapPage(queue, url),
		/** An event that was decided before and is reviewed again. */
		reopened: event && toPendingEvent(unwrap(event)),
		flash
	};
};

/** Runs a decision about the version that the moderator saw, then returns to the queue. */
async function decide<T>(
	request: Request,
	decision: 'verified' | 'approved' | 'rejected',
	action: (slug: string, input: unknown) => Promise<ConflictingResult<T>>,
	toPending: (current: T) => Pending
) {
	const values = readFormValues(await request.formData());
	const slug = values.text['slug'] ?? '';
	const result = await action(slug, values.text);
	if (result.kind === 'error') return failInvalid(result, values);
	if (result.kind === 'conflict') {
		return failStale({ ...result, current: toPending(result.current) }, values);
	}
	redirect(303, `/review?done=${decision}&slug=${encodeURIComponent(slug)}`);
}

const toPendingBusiness = (business: Business): Pending => ({ kind: 'business', business });
const toPendingEvent = (event: Event): Pending => ({ kind: 'event', event });

export const actions: Actions = {
	verify: ({ locals: { businesses }, request }) =>
		decide(request, 'verified', businesses.verify, toPendingBusiness),
	approve: ({ locals: { events }, request }) =>
		decide(request, 'approved', events.approve, toPendingEvent),
	reject: ({ locals: { events }, request }) =>
		decide(request, 'rejected', events.reject, toPendingEvent)
};
