import { failConflict, failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { respondToLookUp } from '../../../../lib/forms/look-up-address.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import {
	announcementInput,
	draftInput,
	draftFormValues,
	redirectToAnnounced,
	redirectToDrafts
} from '../../events/announcement-form.ts';
import { timeZoneOf, timeZones } from '../../events/time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

/** The newest ones, with the one that the draft has. */
const maxHosts = 50;

export const load: PageServerLoad = async ({ locals, params: { id }, request }) => {
	// Null when the session ended before the form was sent. The form then has all the values.
	const viewer = await viewerOf(locals);
	const [draft, own, categories] = await Promise.all([
		viewer && locals.drafts.find(id),
		viewer && locals.businesses.mine({ limit: maxHosts }),
		locals.categories.list()
	]);
	const found = draft && unwrap(draft);
	const newest = own ? unwrap(own).items.filter(({ isMine }) => isMine) : [];
	const others = newest.filter((host) => host.id !== found?.host.id);
	const hosts = found ? [found.host, ...others] : [];
	return {
		id,
		values: found && draftFormValues(found),
		hosts: hosts.map(({ id: host, name }) => ({ id: String(host), name })),
		categories,
		geocoder: locals.geocoder?.host ?? null,
		zones: timeZones(),
		zone: timeZoneOf(request)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const lookUp = await respondToLookUp(locals, values);
		if (lookUp) return lookUp;
		const { submit, update } = locals.drafts;
		if (values.text['then'] === 'announce') {
			const announced = await submit(params.id, await announcementInput(values, locals));
			if (announced.kind === 'ok') redirectToAnnounced(event, announced.value);
			return announced.kind === 'error'
				? failInvalid(announced, values)
				: failConflict(announced, values, draftFormValues(announced.current));
		}
		const saved = await update(params.id, draftInput(values));
		if (saved.kind === 'ok') redirectToDrafts(event, 'draft');
		return saved.kind === 'error'
			? failInvalid(saved, values)
			: failConflict(saved, values, draftFormValues(saved.current));
	}
};
