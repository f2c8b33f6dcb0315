import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrap, unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	const { appeals, text } = locals;
	const viewer = await viewerOf(locals);
	if (!viewer && request.method === 'POST') {
		return { appeals: { items: [], nextCursor: null }, people: [], flash: null };
	}
	if (!locals.can(viewer, 'answer_appeals')) error(404, text.problems.nothingHere);
	const [found, ofPeople] = await Promise.all([
		appeals.list({ cursor: url.searchParams.get('cursor') }),
		locals.can(viewer, 'suspend_people') ? locals.people.appeals() : null
	]);
	const [done] = takeFlash(event);
	return {
		appeals: unwrapPage(found, url),
		people: ofPeople ? unwrap(ofPeople) : [],
		flash: done === 'answered' ? text.review.appeals.answered : null
	};
};

export const actions: Actions = {
	answerPerson: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.people.answer(values.text['id'] ?? '', values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/appeals', 'answered');
	},
	answer: async (event) => {
		const { locals, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.appeals.answer(values.text['id'] ?? '', values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/appeals', 'answered');
	}
};
