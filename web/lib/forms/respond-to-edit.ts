import { redirect } from '@sveltejs/kit';
import type { UpdateOutcome } from '../../../worker/http/result.ts';
import { failConflict, failInvalid } from './fail-form.ts';
import type { FormValues } from './form-values.ts';

/**
 * The result of an edit form.
 *
 * @param folder where the pages of such things are
 * @returns the form again, when it is invalid or in conflict with another edit
 * @throws a redirect to the page of the thing that was saved
 */
export function respondToEdit<T extends { slug: string }>(
	folder: 'businesses' | 'events',
	outcome: UpdateOutcome<T>,
	values: FormValues,
	toFormValues: (current: T) => FormValues
) {
	if (outcome.kind === 'refused') return failInvalid(outcome, values);
	if (outcome.kind === 'changed') {
		return failConflict(outcome, values, toFormValues(outcome.current));
	}
	redirect(303, `/${folder}/${encodeURIComponent(outcome.value.slug)}?done=changed`);
}
