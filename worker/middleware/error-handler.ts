import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { home, returnTo } from '../http/return-to.ts';
import { describeError, isDatabaseDown } from '../database/errors.ts';
import { HttpError } from '../http/http-error.ts';
import type { Parts } from '../parts.ts';
import { goHome } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import type { RenderPage } from '../page-renderer.ts';
import { isSafe } from '../http/safe-methods.ts';
import { noteRefusal } from './log-denied.ts';
import { unavailable } from './authenticate.ts';
import { duringRequest } from './request-id.ts';

const notFound: Problem = {
	status: 404,
	code: 'not_found',
	title: 'There is nothing here',
	message: 'The address may be mistyped, or what was here is gone.',
	actions: [goHome]
};

const unexpected: Problem = {
	status: 500,
	code: 'unexpected',
	title: 'Something went wrong on our side',
	message: 'We have noted it, with the reference below. Please try again in a moment.',
	actions: [goHome]
};

const databaseDown: Problem = {
	status: 503,
	code: 'database_unavailable',
	title: 'Popmap cannot reach its data right now',
	message: 'Please try again in a few seconds. Nothing that you entered was saved.',
	actions: [goHome]
};

/** One shape for every error: JSON for programs, a page in plain words for people. */
export function answerErrors(
	{ config, log }: Pick<Parts, 'config' | 'log'>,
	renderPage: RenderPage
) {
	function toHttpError(error: unknown, c: Context<AppEnv>): HttpError {
		if (error instanceof HttpError) return error;
		const down = isDatabaseDown(error);
		log('request_failed', {
			method: c.req.method,
			route: c.req.path,
			reason: describeError(error)
		});
		return down
			? new HttpError(databaseDown, { headers: { 'retry-after': '5' } })
			: new HttpError(unexpected);
	}

	async function answer(c: Context<AppEnv>, error: HttpError): Promise<Response> {
		const who = c.get('who');
		// What is not there for a visitor may be there for whoever this is.
		const isUnsure = who?.kind === 'unavailable' && error.problem.status === 404;
		const { problem, headers, fields } = isUnsure ? unavailable(who.retryAfter) : error;
		noteRefusal(log, c, problem.status, problem.code);
		const response = c.req.path.startsWith('/api/')
			? Response.json(
					{
						error: problem.message,
						code: problem.code,
						request_id: c.var.requestId,
						...(fields && { fields })
					},
					{ status: problem.status }
				)
			: await renderPage.problem(c, withAnotherTry(c, problem));
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
		return response;
	}

	/** Where the page may come next time, the same address is the first way on; a sign-in starts anew. */
	function withAnotherTry(c: Context<AppEnv>, problem: Problem): Problem {
		if (problem !== unexpected && problem !== databaseDown) return problem;
		if (!isSafe(c.req.method)) return problem;
		const { pathname, search } = new URL(c.req.url);
		const href = pathname + search;
		if (returnTo(href, config.origin) !== href) return problem;
		const otherWays = pathname === home ? [] : problem.actions;
		return { ...problem, actions: [{ label: 'Try again', href }, ...otherWays] };
	}

	return {
		onError: (error: unknown, c: Context<AppEnv>) =>
			duringRequest(c.var.requestId, () => answer(c, toHttpError(error, c))),
		notFound: (c: Context<AppEnv>) => answer(c, new HttpError(notFound))
	};
}
