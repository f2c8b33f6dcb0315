import type { RequestEvent } from '@sveltejs/kit';
import type { ConflictingResult } from '../../../worker/http/result.ts';
import { redirectWithFlash } from '../flash.ts';
import { failConflict, failInvalid } from './fail-form.ts';
import type { FormValues } from './form-values.ts';

/**
 * The result of an edit form.
 *
 * @param folder of its page
 * @returns the form again, if it is invalid or in conflict with another edit
 * @throws a redirect to the page of what was saved
 */
export function respondToEdit<T extends { slug: string; version: number }>(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	folder: 'businesses' | 'events',
	result: ConflictingResult<T>,
	values: FormValues,
	toFormValues: (current: T) => FormValues
) {
	if (result.kind === 'error') return failInvalid(result, values);
	if (result.kind === 'conflict') {
		return failConflict(result, values, toFormValues(result.current));
	}
	const { slug, version } = result.value;
	redirectWithFlash(event, `/${folder}/${encodeURIComponent(slug)}`, 'changed', String(version));
}
