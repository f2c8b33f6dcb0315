import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { respondToLookUp } from '../../../../lib/forms/look-up-address.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { renewSubmission } from '../../../../lib/forms/renew-submission.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import {
	announcementInput,
	draftInput,
	redirectToAnnounced,
	redirectToDrafts
} from '../announcement-form.ts';
import { copiedFormValues } from '../event-form-values.ts';
import { timeZoneOf, timeZones } from '../time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

/** The newest ones. An older one is announced for from its own page. */
const maxHosts = 50;

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const { businesses, categories } = locals;
	const viewer = await viewerOf(locals);
	const asksForVenue = url.searchParams.get('venue');
	const asksForCopy = url.searchParams.get('copy');
	const [own, all, asked, venues, like] = await Promise.all([
		viewer && businesses.mine({ limit: maxHosts }),
		categories.list(),
		viewer && businesses.find(url.searchParams.get('business') ?? ''),
		asksForVenue ? locals.venues.list() : [],
		viewer && asksForCopy ? locals.events.find(asksForCopy) : null
	]);
	const original = like?.kind === 'ok' && like.value.isMine ? like.value : null;
	const chosen = asked?.kind === 'ok' && asked.value.isMine ? asked.value : null;
	const newest = own ? unwrap(own).items : null;
	const isMissing = chosen !== null && !newest?.some(({ id }) => id === chosen.id);
	const hosts = newest && (isMissing ? [chosen, ...newest] : newest);
	return {
		categories: all,
		/** One of the viewer's events, which the new one is like. */
		original: original && {
			title: original.title,
			slug: original.slug,
			host: original.host && String(original.host.id),
			values: copiedFormValues(original)
		},
		/** One of the viewer's places, if they came from there. */
		venue: venues.find(({ id }) => String(id) === asksForVenue) ?? null,
		/** Null when the session ended before the form was sent. */
		hosts: hosts && hosts.map(({ id, name }) => ({ id: String(id), name })),
		/** The business from whose page the visitor came, if it is theirs. */
		chosenHost: chosen && String(chosen.id),
		geocoder: locals.geocoder?.host ?? null,
		zones: timeZones(),
		zone: timeZoneOf(request),
		/** Identifies this form, so that sending it twice announces one event. */
		submissionId: crypto.randomUUID()
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { drafts, events, text } = event.locals;
		const values = readFormValues(await event.request.formData());
		const lookUp = await respondToLookUp(event.locals, values);
		if (lookUp) return lookUp;
		if (values.text['draft']) {
			const kept = await drafts.create(draftInput(values));
			if (kept.kind === 'error') return failInvalid(kept, values);
			redirectToDrafts(event, 'draft');
		}
		const result = await events.create(await announcementInput(values, event.locals));
		if (result.kind === 'error') return failInvalid(...renewSubmission(result, values, text));
		redirectToAnnounced(event, result.value);
	}
};
