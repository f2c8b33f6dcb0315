import { error, redirect } from '@sveltejs/kit';
import type { Reportable } from '../../../worker/reports/types.ts';
import { failInvalid } from '../../lib/forms/fail-form.ts';
import { readFormValues } from '../../lib/forms/form-values.ts';
import { unwrap } from '../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the address is about: a public event or business. */
function aboutOf({ searchParams }: URL): Reportable | null {
	for (const kind of ['event', 'business'] as const) {
		const idOrSlug = searchParams.get(kind);
		if (idOrSlug) return { kind, idOrSlug };
	}
	return null;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { businesses, events, text } = locals;
	const about = aboutOf(url);
	if (!about) error(404, text.problems.nothingHere);
	const { kind, idOrSlug } = about;
	const isSent = url.searchParams.has('sent');
	if (kind === 'event') {
		const { title, slug, isPublic } = unwrap(await events.find(idOrSlug));
		if (!isPublic) error(404, text.problems.nothingHere);
		return { name: title, kind, slug, isSent };
	}
	const { name, slug, isVerified } = unwrap(await businesses.find(idOrSlug));
	if (!isVerified) error(404, text.problems.nothingHere);
	return { name, kind, slug, isSent };
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const about = aboutOf(url);
		if (!about) error(404, locals.text.problems.nothingHere);
		const values = readFormValues(await request.formData());
		const result = await locals.reports.report(about, values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirect(303, `/report?${about.kind}=${encodeURIComponent(about.idOrSlug)}&sent=1`);
	}
};
