import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	const { appeals, text } = locals;
	const viewer = await viewerOf(locals);
	if (!viewer && request.method === 'POST') {
		return { appeals: { items: [], nextCursor: null }, flash: null };
	}
	if (!locals.can(viewer, 'answer_appeals')) error(404, text.problems.nothingHere);
	const found = await appeals.list({ cursor: url.searchParams.get('cursor') });
	const [done] = takeFlash(event);
	return {
		appeals: unwrapPage(found, url),
		flash: done === 'answered' ? text.review.appeals.answered : null
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const { locals, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.appeals.answer(values.text['id'] ?? '', values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/appeals', 'answered');
	}
};
