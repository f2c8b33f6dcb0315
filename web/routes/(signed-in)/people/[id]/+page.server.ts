import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Err, Result } from '../../../../../worker/http/result.ts';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import type { Flash } from '../../../../lib/flash.ts';
import {
	confirmFirst,
	needsConfirmation,
	takeKeptForm
} from '../../../../lib/forms/confirm-first.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../lib/forms/form-values.ts';
import { signedOutFlash } from '../../../../lib/signed-out-flash.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import { isUnauthenticated, viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, request, url } = event;
	const viewer = await viewerOf(locals);
	// When a session ends while a moderator writes a reason, the form comes back without the person.
	if (!viewer && request.method === 'POST') {
		return {
			person: null,
			business: null,
			kept: null,
			maySuspend: true,
			mayEnd: false,
			flash: null
		};
	}
	if (!locals.can(viewer, 'people')) error(404, locals.text.problems.nothingHere);
	const slug = url.searchParams.get('business');
	// The page names the business that led here: moderators need no more personal data.
	const [person, found] = await Promise.all([
		locals.people.find(params.id).then(unwrap),
		slug === null ? null : locals.businesses.find(slug)
	]);
	const business = found?.kind === 'ok' && found.value.ownerId === params.id ? found.value : null;
	return {
		person,
		business: business && { name: business.name, slug: business.slug },
		kept: request.method === 'GET' ? await takeKeptForm(event) : null,
		maySuspend: locals.can(viewer, 'suspend_people'),
		mayEnd: locals.can(viewer, 'sessions'),
		flash: flashOf(takeFlash(event), person.suspension !== null, locals)
	};
};

/** What was done, if it is still so. */
function flashOf(words: string[], isSuspended: boolean, { text }: App.Locals): Flash | null {
	const [done] = words;
	if (done === 'suspended' && isSuspended) return text.people.flashes.suspended;
	if (done === 'restored' && !isSuspended) return text.people.flashes.restored;
	return signedOutFlash(words, text.people);
}

type Event = RequestEvent<{ id: string }>;

function toPage(event: Event, ...words: string[]): never {
	redirectWithFlash(
		event,
		`/people/${encodeURIComponent(event.params.id)}${searchOf(event.url)}`,
		...words
	);
}

/** Without the name of the action. */
function searchOf({ searchParams }: URL): string {
	const business = searchParams.get('business');
	return business === null ? '' : `?business=${encodeURIComponent(business)}`;
}

/** The form again, or the page on which a moderator proves who they are. */
async function reject(event: Event, refusal: Err, values: FormValues) {
	if (needsConfirmation(refusal)) return confirmFirst(event, refusal, values);
	// Only moderators may know that this page exists.
	if (refusal.problem.status === 403) error(404, event.locals.text.problems.nothingHere);
	return failInvalid(refusal, values);
}

/** How many sessions were ended; the page is nothing for anonymous visitors. */
async function endAllSessions({ sessions, text }: App.Locals, id: string): Promise<Result<number>> {
	try {
		return await sessions.endAllOf(id);
	} catch (thrown) {
		if (isUnauthenticated(thrown)) error(404, text.problems.nothingHere);
		throw thrown;
	}
}

export const actions: Actions = {
	signOut: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await endAllSessions(event.locals, event.params.id);
		if (result.kind === 'error') return reject(event, result, values);
		return toPage(event, 'ended', String(result.value));
	},
	suspend: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.people.suspend(event.params.id, values.text);
		if (result.kind === 'error') return reject(event, result, values);
		return toPage(event, 'suspended');
	},
	restore: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.people.restore(event.params.id);
		if (result.kind === 'error') return reject(event, result, values);
		return toPage(event, 'restored');
	}
};
