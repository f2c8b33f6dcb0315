import type { RequestEvent } from '@sveltejs/kit';
import type { Err, Result } from '../../../worker/http/result.ts';
import { redirectWithFlash } from '../flash.ts';
import { confirmFirst, needsConfirmation, withoutSecrets } from './confirm-first.ts';
import { failInvalid } from './fail-form.ts';
import type { FormValues } from './form-values.ts';

/**
 * The result of a sensitive form.
 *
 * @param location the page that tells what was done
 * @param done the word for it: see `securityFlash`
 * @returns the form again, without its secrets
 * @throws a redirect to that page, or to the one that asks the person to sign in again
 */
export async function respondToChange(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>,
	result: Result<{ ended: number }>,
	values: FormValues,
	location: string,
	done: string
) {
	if (result.kind === 'ok') redirectWithFlash(event, location, done, String(result.value.ended));
	return rejectChange(event, result, values);
}

/**
 * The sensitive form again, without its secrets.
 *
 * @throws a redirect to the page that asks the person to sign in again, if that is what is missing
 */
export async function rejectChange(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>,
	error: Err,
	values: FormValues
) {
	if (needsConfirmation(error)) return confirmFirst(event, error, values);
	return failInvalid(error, withoutSecrets(values));
}
