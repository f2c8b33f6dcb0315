import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { reports, text } = locals;
	const viewer = await viewerOf(locals);
	if (!locals.can(viewer, 'handle_reports')) error(404, text.problems.nothingHere);
	const found = await reports.list({ cursor: url.searchParams.get('cursor') });
	const [done] = takeFlash(event);
	return {
		reported: unwrapPage(found, url),
		flash: done === 'dismissed' ? text.reports.review.dismissed : null
	};
};

export const actions: Actions = {
	dismiss: async (event) => {
		const { locals, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.reports.dismiss(values.text['id'] ?? '');
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/reports', 'dismissed');
	}
};
