import { error, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Business, DecisionName } from '../../../../worker/businesses/types.ts';
import type { Event } from '../../../../worker/events/types.ts';
import type { ConflictingResult } from '../../../../worker/http/result.ts';
import type { Pending } from '../../../../worker/review/types.ts';
import { redirectWithFlash, takeFlash } from '../../../lib/flash.ts';
import type { Flash } from '../../../lib/flash.ts';
import { failInvalid, failStale } from '../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../lib/forms/form-values.ts';
import { unwrap, unwrapPage } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';
import { reviewPages } from './review-pages.ts';

/** The status of a business after each decision about it. */
const statusAfter = {
	verified: 'verified',
	declined: 'declined',
	suspended: 'suspended',
	restored: 'verified'
} as const;

const isOfBusiness = (done: string | undefined): done is keyof typeof statusAfter =>
	done !== undefined && Object.hasOwn(statusAfter, done);

/** The last decision. Ignored when it does not match the actual state. */
async function loadFlash(
	{ businesses, events, text }: App.Locals,
	[done, slug = '']: readonly string[]
): Promise<Flash | null> {
	const { flashes } = text.review;
	if (isOfBusiness(done)) {
		const found = await businesses.find(slug);
		if (found.kind !== 'ok' || found.value.status !== statusAfter[done]) return null;
		const href = `/businesses/${encodeURIComponent(slug)}`;
		return { ...flashes[done], values: { name: found.value.name }, href };
	}
	if (done !== 'approved' && done !== 'rejected') return null;
	const found = await events.find(slug);
	if (found.kind !== 'ok' || found.value.status !== done) return null;
	const href = `/events/${encodeURIComponent(slug)}`;
	return { ...flashes[done], values: { name: found.value.title }, href };
}

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	const { businesses, events, review, text } = locals;
	const viewer = await viewerOf(locals);
	// When a session ends while a moderator writes a reason, the form comes back without the queue.
	const hasSessionEnded = !viewer && request.method === 'POST';
	if (hasSessionEnded) {
		return { queue: { items: [], nextCursor: null }, reopened: null, flash: null };
	}
	if (!locals.can(viewer, 'moderate')) {
		const other = reviewPages.find(({ action }) => locals.can(viewer, action));
		if (other) redirect(303, other.path);
		error(404, text.problems.nothingHere);
	}
	const slug = url.searchParams.get('event');
	const business = url.searchParams.get('business');
	const [queue, reopenedEvent, ofBusiness, flash] = await Promise.all([
		review.queue({ cursor: url.searchParams.get('cursor') }),
		slug === null ? null : events.find(slug),
		business === null ? null : businesses.find(business),
		loadFlash(locals, takeFlash(event))
	]);
	return {
		queue: unwrapPage(queue, url),
		/** Something that was decided before and is reviewed again. */
		reopened:
			(reopenedEvent && toPendingEvent(unwrap(reopenedEvent))) ??
			(ofBusiness && toPendingBusiness(unwrap(ofBusiness))),
		flash
	};
};

/** Runs a decision about the version that the moderator saw, then returns to the queue. */
async function decide<T>(
	event: RequestEvent,
	decision: keyof typeof statusAfter | 'approved' | 'rejected',
	action: (slug: string, input: Record<string, string>) => Promise<ConflictingResult<T>>,
	toPending: (current: T) => Pending
) {
	const values = readFormValues(await event.request.formData());
	const slug = values.text['slug'] ?? '';
	const result = await action(slug, values.text);
	if (result.kind === 'error') return failInvalid(result, values);
	if (result.kind === 'conflict') {
		return failStale({ ...result, current: toPending(result.current) }, values);
	}
	redirectWithFlash(event, '/review', decision, slug);
}

const toPendingBusiness = (business: Business): Pending => ({ kind: 'business', business });
const toPendingEvent = (event: Event): Pending => ({ kind: 'event', event });

const decideBusiness = (event: RequestEvent, name: DecisionName, done: keyof typeof statusAfter) =>
	decide(
		event,
		done,
		(slug, input) => event.locals.businesses.decide(slug, name, input),
		toPendingBusiness
	);

/** About one event, or all dates of its series. */
const decideEvent = (
	event: RequestEvent,
	name: 'approve' | 'reject',
	done: 'approved' | 'rejected'
) =>
	decide(
		event,
		done,
		async (slug, input) => {
			const { events } = event.locals;
			if (!isAboutSeries(input)) return events[name](slug, input);
			const decided = await events.decideSeries(slug, done, input);
			return decided.kind === 'ok' ? events.find(slug) : decided;
		},
		toPendingEvent
	);

const isAboutSeries = (input: Readonly<Record<string, string>>) => input['series'] === 'yes';

export const actions: Actions = {
	verify: (event) => decideBusiness(event, 'verify', 'verified'),
	decline: (event) => decideBusiness(event, 'decline', 'declined'),
	suspend: (event) => decideBusiness(event, 'suspend', 'suspended'),
	restore: (event) => decideBusiness(event, 'restore', 'restored'),
	approve: (event) => decideEvent(event, 'approve', 'approved'),
	reject: (event) => decideEvent(event, 'reject', 'rejected')
};
