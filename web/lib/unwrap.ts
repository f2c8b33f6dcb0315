import { error, fail, redirect } from '@sveltejs/kit';
import type { Changed, Outcome, Refused } from '../../worker/http/result.ts';
import type { FormAnswer } from './form-answer.ts';
import type { Typed } from './typed.ts';
import { withParameter } from './with-parameter.ts';

/**
 * What a page cannot be shown without.
 *
 * @throws the error page, with the reason
 */
export function shown<T>(outcome: Outcome<T>): T {
	if (outcome.kind === 'done') return outcome.value;
	error(outcome.problem.status, outcome.problem.message);
}

/**
 * Part of a list. A link to a later part that no longer leads anywhere leads to its beginning.
 *
 * @param parameter of the address, which holds the cursor
 */
export function listed<T>(outcome: Outcome<T>, url: URL, parameter = 'cursor'): T {
	const hasBadCursor = outcome.kind === 'refused' && outcome.problem.code === 'invalid_cursor';
	if (!hasBadCursor) return shown(outcome);
	redirect(303, withParameter(url, parameter, null));
}

/** Answers a form whose thing was changed meanwhile with both versions. */
export const showBoth = ({ problem }: Changed<unknown>, typed: Typed, newest: Typed) =>
	fail<FormAnswer>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: false,
		fields: {},
		typed,
		newest
	});

/** Answers a decision about a thing that was changed after it was read: with how it is now. */
export const showNow = <T>({ problem, current }: Changed<T>, typed: Typed) =>
	fail<FormAnswer<T>>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: false,
		fields: {},
		typed,
		current
	});

/** Answers a form with what is wrong, beside what was typed. */
export const refuseForm = ({ problem, fields = {} }: Refused, typed: Typed) =>
	fail<FormAnswer>(problem.status, {
		title: problem.title,
		message: problem.message,
		needsSignIn: problem.status === 401,
		fields,
		typed
	});
