import { error, redirect } from '@sveltejs/kit';
import type { Outcome } from '../../worker/http/result.ts';
import { withParameter } from './with-parameter.ts';

/**
 * The value that a page needs.
 *
 * @throws the error page, with the reason
 */
export function unwrap<T>(outcome: Outcome<T>): T {
	if (outcome.kind === 'done') return outcome.value;
	error(outcome.problem.status, outcome.problem.message);
}

/**
 * One page of a list. A cursor that is no longer valid leads to the first page.
 *
 * @param parameter the query parameter that holds the cursor
 * @throws a redirect to the first page, or the error page
 */
export function unwrapPage<T>(outcome: Outcome<T>, url: URL, parameter = 'cursor'): T {
	const hasBadCursor = outcome.kind === 'refused' && outcome.problem.code === 'invalid_cursor';
	if (!hasBadCursor) return unwrap(outcome);
	redirect(303, withParameter(url, parameter, null));
}
