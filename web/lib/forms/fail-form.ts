import { fail } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import type { Problem } from '../../../worker/http/problem.ts';
import type { Conflict, Err } from '../../../worker/http/result.ts';
import type { FormResult } from './form-result.ts';
import type { FormValues } from './form-values.ts';

const toResult = (
	{ title, message, status, code, actions }: Problem,
	values: FormValues
): FormResult => ({
	title,
	message,
	// The way home would lead away from what was typed.
	actions: actions.filter(({ href }) => href !== '/'),
	needsSignIn: status === 401 && code !== 'recent_sign_in_needed',
	errors: {},
	values
});

/** Shows a form again with its errors. */
export function failInvalid(
	{ problem, fields = {} }: Pick<Err, 'problem' | 'fields'>,
	values: FormValues
) {
	const { retryAfter, status } = problem;
	if (retryAfter) getRequestEvent().setHeaders({ 'retry-after': String(retryAfter) });
	return fail<FormResult>(status, { ...toResult(problem, values), errors: fields });
}

/** Shows a form again with both versions, after another one was saved in the meantime. */
export const failConflict = (
	{ problem }: Conflict<unknown>,
	values: FormValues,
	saved: FormValues
) => fail<FormResult>(problem.status, { ...toResult(problem, values), saved });

/** Asks for the decision again, about the current version. */
export const failStale = <T>({ problem, current }: Conflict<T>, values: FormValues) =>
	fail<FormResult<T>>(problem.status, { ...toResult(problem, values), current });
