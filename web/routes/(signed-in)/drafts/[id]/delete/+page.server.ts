import { failInvalid, failStale } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { redirectToDrafts } from '../../../events/announcement-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { id } }) => {
	const viewer = await viewerOf(locals);
	const draft = viewer && unwrap(await locals.drafts.find(id));
	return { id, title: draft?.fields.title ?? null, version: draft?.version ?? null };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.drafts.remove(params.id, values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		if (result.kind === 'conflict') return failStale(result, values);
		redirectToDrafts(event, 'draft-deleted');
	}
};
