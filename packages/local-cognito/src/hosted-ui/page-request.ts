import { setCookie } from 'hono/cookie';
import { errorPage } from './error-page.ts';
import { formProblem, readForm } from './csrf.ts';
import { isRefusal, readAuthorizationRequest } from '../oauth/authorization-request.ts';
import { refuse } from '../oauth/authorization-response.ts';
import type { Context } from 'hono';
import type { AuthorizationRequest, Refusal } from '../oauth/authorization-request.ts';
import type { Form } from './csrf.ts';
import type { Pool } from '../pool.ts';

type Answer = Response | Promise<Response>;

/** Runs `answer` when the page was opened with a proper authorization request. */
export function onRequest(
	c: Context,
	pool: Pool,
	answer: (request: AuthorizationRequest) => Answer
): Answer {
	const request = readAuthorizationRequest(pool, new URL(c.req.url));
	if (isRefusal(request)) return refuse(c, pool, onPage(request));
	if (request.lang) setCookie(c, 'lang', request.lang, { path: '/', sameSite: 'Lax' });
	return answer(request);
}

/** The sign-in page itself shows what is wrong with the site's request. */
const onPage = (refusal: Refusal): Refusal =>
	refusal.told === 'site' ? { told: 'visitor', text: refusal.error } : refusal;

/** Runs `answer` when a form of ours was sent, by the browser that it was shown to, in time. */
export function onForm(
	c: Context,
	pool: Pool,
	answer: (request: AuthorizationRequest, form: Form) => Answer
): Answer {
	return onRequest(c, pool, async (request) => {
		const form = await readForm(c);
		const problem = formProblem(c, pool.clock, form);
		if (problem === 'forged') return errorPage(c, 403, 'Invalid request');
		if (problem === 'too_late') return errorPage(c, 400, 'Something went wrong');
		return answer(request, form);
	});
}
