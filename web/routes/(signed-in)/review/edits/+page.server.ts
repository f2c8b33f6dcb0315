import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	const { edits, text } = locals;
	const viewer = await viewerOf(locals);
	if (!viewer && request.method === 'POST') {
		return { edited: { items: [], nextCursor: null }, flash: null };
	}
	if (!locals.can(viewer, 'handle_reports')) error(404, text.problems.nothingHere);
	const found = await edits.list({ cursor: url.searchParams.get('cursor') });
	const [done] = takeFlash(event);
	return {
		edited: unwrapPage(found, url),
		flash: done === 'seen' ? text.review.edits.seen : null
	};
};

export const actions: Actions = {
	seen: async (event) => {
		const { locals, request } = event;
		const values = readFormValues(await request.formData());
		const { id = '', last_at } = values.text;
		const result = await locals.edits.markSeen(id, { last_at });
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/edits', 'seen');
	}
};
