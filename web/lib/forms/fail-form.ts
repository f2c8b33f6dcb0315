import { fail } from '@sveltejs/kit';
import type { Conflict, Err } from '../../../worker/http/result.ts';
import type { FormResult } from './form-result.ts';
import type { FormValues } from './form-values.ts';

/** Shows a form again with its errors. */
export const failInvalid = ({ problem, fields = {} }: Err, values: FormValues) =>
	fail<FormResult>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: problem.status === 401,
		errors: fields,
		values
	});

/** Shows a form again with both versions when somebody else has saved another one. */
export const failConflict = (
	{ problem }: Conflict<unknown>,
	values: FormValues,
	saved: FormValues
) =>
	fail<FormResult>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: false,
		errors: {},
		values,
		saved
	});

/** Asks for a decision again, about the current version of a thing that has changed. */
export const failStale = <T>({ problem, current }: Conflict<T>, values: FormValues) =>
	fail<FormResult<T>>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: false,
		errors: {},
		values,
		current
	});
