import { error, redirect } from '@sveltejs/kit';
import type { Result } from '../../worker/http/result.ts';
import { withParameter } from './with-parameter.ts';

/**
 * The value that a page needs.
 *
 * @throws the error page, with the reason
 */
export function unwrap<T>(result: Result<T>): T {
	if (result.kind === 'ok') return result.value;
	error(result.problem.status, result.problem.message);
}

/**
 * One page of a list. A cursor that is no longer valid leads to the first page.
 *
 * @param parameter the query parameter that holds the cursor
 * @throws a redirect to the first page, or the error page
 */
export function unwrapPage<T>(result: Result<T>, url: URL, parameter = 'cursor'): T {
	const hasBadCursor = result.kind === 'error' && result.problem.code === 'invalid_cursor';
	if (!hasBadCursor) return unwrap(result);
	redirect(303, withParameter(url, parameter, null));
}
