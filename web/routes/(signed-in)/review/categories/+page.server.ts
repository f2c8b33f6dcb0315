import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import type { Flash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { categoryName, inOrder } from '../../../../lib/format/category-name.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What was done to a category, named as it is now. */
async function flashOf(event: RequestEvent): Promise<Flash | null> {
	const [done = '', slug] = takeFlash(event);
	if (slug === undefined) return null;
	const { categories, text } = event.locals;
	const flashes: Record<string, Flash> = text.review.categories.flashes;
	const flash = Object.hasOwn(flashes, done) ? flashes[done] : undefined;
	const category = (await categories.list()).find((each) => each.slug === slug);
	return flash && category ? { ...flash, values: { name: categoryName(category, text) } } : null;
}

export const load: PageServerLoad = async (event) => {
	const { locals, request } = event;
	const viewer = await viewerOf(locals);
	// When a session ends while somebody fills in the form, it comes back without the list.
	if (!viewer && request.method === 'POST') return { active: [], retired: [], flash: null };
	if (!locals.can(viewer, 'categories')) error(404, locals.text.problems.nothingHere);
	const [all, flash] = await Promise.all([locals.categories.list(), flashOf(event)]);
	const ordered = inOrder(all, locals.text);
	return {
		active: ordered.filter(({ isRetired }) => !isRetired),
		retired: ordered.filter(({ isRetired }) => isRetired),
		flash
	};
};

export const actions: Actions = {
	add: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.categories.add(values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/review/categories', 'added', result.value.slug);
	},
	move: async (event) => {
		const values = readFormValues(await event.request.formData());
		const { slug = '', position } = values.text;
		const result = await event.locals.categories.change(slug, { position });
		if (result.kind !== 'ok') return failInvalid(result, values);
		redirectWithFlash(event, '/review/categories', 'moved', slug);
	}
};
