import { error } from '@sveltejs/kit';
import type { ListedCategory } from '../../../../../../worker/categories/types.ts';
import { redirectWithFlash } from '../../../../../lib/flash.ts';
import { failConflict, failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../../lib/forms/form-values.ts';
import { inOrder } from '../../../../../lib/format/category-name.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const toFormValues = ({ name, nameDe, nameEs, version }: ListedCategory): FormValues => ({
	text: { name, name_de: nameDe ?? '', name_es: nameEs ?? '', version: String(version) },
	categories: []
});

export const load: PageServerLoad = async ({ locals, params, request }) => {
	const viewer = await viewerOf(locals);
	// When a session ends while somebody fills in the form, it comes back without the rest.
	if (!viewer && request.method === 'POST') return { category: null, values: null, others: [] };
	const { text } = locals;
	if (!locals.can(viewer, 'categories')) error(404, text.problems.nothingHere);
	const all = await locals.categories.list();
	const category = all.find(({ slug }) => slug === params.slug);
	if (!category) error(404, text.problems.nothingHere);
	return {
		category,
		values: toFormValues(category),
		others: inOrder(all, text).filter(({ id, isRetired }) => id !== category.id && !isRetired)
	};
};

const list = '/review/categories';

async function retireOrRestore(event: RequestEvent, isRetired: boolean) {
	const values = readFormValues(await event.request.formData());
	const { version } = values.text;
	const changes = { version, is_retired: isRetired };
	const result = await event.locals.categories.change(event.params.slug, changes);
	if (result.kind !== 'ok') return failInvalid(result, values);
	redirectWithFlash(event, list, isRetired ? 'retired' : 'restored', result.value.slug);
}

export const actions: Actions = {
	save: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.categories.change(event.params.slug, {
			...{ version: values.text['version'], name: values.text['name'] ?? '' },
			...{ name_de: values.text['name_de'] ?? '', name_es: values.text['name_es'] ?? '' }
		});
		if (result.kind === 'error') return failInvalid(result, values);
		if (result.kind === 'conflict') {
			return failConflict(result, values, toFormValues(result.current));
		}
		redirectWithFlash(event, list, 'saved', result.value.slug);
	},
	retire: (event) => retireOrRestore(event, true),
	restore: (event) => retireOrRestore(event, false),
	merge: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.categories.merge(event.params.slug, values.text);
		if (result.kind !== 'ok') return failInvalid(result, values);
		redirectWithFlash(event, list, 'merged', result.value.slug);
	}
};
