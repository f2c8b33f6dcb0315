import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	const { claims, text } = locals;
	const viewer = await viewerOf(locals);
	if (!viewer && request.method === 'POST') {
		return { claims: { items: [], nextCursor: null }, flash: null };
	}
	if (!locals.can(viewer, 'decide_claims')) error(404, text.problems.nothingHere);
	const found = await claims.list({ cursor: url.searchParams.get('cursor') });
	const [done] = takeFlash(event);
	const { accepted, declined } = text.review.claims;
	return {
		claims: unwrapPage(found, url),
		flash: done === 'accepted' ? accepted : done === 'declined' ? declined : null
	};
};

export const actions: Actions = {
	accept: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.claims.accept(values.text['id'] ?? '');
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/claims', 'accepted');
	},
	decline: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.claims.decline(values.text['id'] ?? '', values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/claims', 'declined');
	}
};
