import { redirect } from '@sveltejs/kit';
import { refuseForm, shown } from '../../../../lib/outcome.ts';
import { type Typed, readTyped } from '../../../../lib/typed.ts';
import { timeZoneOf, timeZones } from '../time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as the list of hosts has; nobody is known to own more. */
const mostHosts = 50;

export const load: PageServerLoad = async ({ locals, request }) => {
	const { viewer, businesses, categories } = locals;
	const [mine, all] = await Promise.all([
		viewer && businesses.mine({ limit: mostHosts }),
		categories.list()
	]);
	return {
		categories: all,
		/** null when a session ended while somebody was typing. */
		hosts: mine && shown(mine).items.map(({ id, name }) => ({ id: String(id), name })),
		zones: timeZones(),
		zone: timeZoneOf(request),
		/** Names this form, so that sending it twice announces once. */
		submissionId: crypto.randomUUID()
	};
};

/** A form has no numbers and no objects: the weeks are the only field that needs them. */
function inputOf({ text: { weeks, ...text }, categories }: Typed): object {
	const times = Number(weeks ?? 1);
	return { ...text, categories, repeat: times > 1 ? { every: 'week', times } : null };
}

export const actions: Actions = {
	default: async ({ locals: { events }, request }) => {
		const typed = readTyped(await request.formData());
		const outcome = await events.create(inputOf(typed));
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		const [first] = outcome.value;
		if (!first) redirect(303, '/dashboard');
		const news = outcome.value.length > 1 ? 'series' : 'created';
		redirect(303, `/events/${encodeURIComponent(first.slug)}?done=${news}`);
	}
};
