import { redirect } from '@sveltejs/kit';
import type { ConflictingResult } from '../../../worker/http/result.ts';
import { failConflict, failInvalid } from './fail-form.ts';
import type { FormValues } from './form-values.ts';

/**
 * The result of an edit form.
 *
 * @param folder of its page
 * @returns the form again, if it is invalid or in conflict with another edit
 * @throws a redirect to the page of what was saved
 */
export function respondToEdit<T extends { slug: string }>(
	folder: 'businesses' | 'events',
	result: ConflictingResult<T>,
	values: FormValues,
	toFormValues: (current: T) => FormValues
) {
	if (result.kind === 'error') return failInvalid(result, values);
	if (result.kind === 'conflict') {
		return failConflict(result, values, toFormValues(result.current));
	}
	redirect(303, `/${folder}/${encodeURIComponent(result.value.slug)}?done=changed`);
}
