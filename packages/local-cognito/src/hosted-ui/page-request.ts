import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { AuthorizationError, AuthorizationRequest } from '../oauth/authorization-request.ts';
import { respondWithError } from '../oauth/authorization-response.ts';
import {
	isAuthorizationError,
	readAuthorizationRequest
} from '../oauth/read-authorization-request.ts';
import type { Pool } from '../pool.ts';
import { formProblem } from './csrf.ts';
import { errorPage } from './error-page.ts';
import { readForm, type Form } from './form.ts';

type Reply = Response | Promise<Response>;

/** Calls `show` when the page was opened with a valid authorization request. */
export function handlePage(
	c: Context,
	pool: Pool,
	show: (request: AuthorizationRequest) => Reply
): Reply {
	const request = readAuthorizationRequest(pool, new URL(c.req.url));
	if (isAuthorizationError(request)) return respondWithError(c, pool, onThisPage(request));
	if (request.lang) setCookie(c, 'lang', request.lang, { path: '/', sameSite: 'Lax' });
	return show(request);
}

/** The hosted pages show an error themselves instead of redirecting to the site. */
const onThisPage = (failure: AuthorizationError): AuthorizationError =>
	failure.shownTo === 'site' ? { shownTo: 'visitor', text: failure.error } : failure;

/** Calls `submit` when this browser sent a form of the hosted pages in time. */
export function handleForm(
	c: Context,
	pool: Pool,
	submit: (request: AuthorizationRequest, form: Form) => Reply
): Reply {
	return handlePage(c, pool, async (request) => {
		const form = await readForm(c);
		const problem = formProblem(c, pool.clock, form);
		if (problem === 'forged') return errorPage(c, 403, 'Invalid request');
		if (problem === 'expired') return errorPage(c, 400, 'Something went wrong');
		return submit(request, form);
	});
}
