import type { Context } from 'hono';
import { describeError, isDatabaseDown, isLogFull } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import { home, returnTo } from '../http/return-to.ts';
import { isSafe } from '../http/safe-methods.ts';
import { knownIdentityOf } from '../http/viewer.ts';
import { sessionUnavailable } from '../http/session-unavailable.ts';
import type { Log } from '../observability/log.ts';
import { logDenied } from './log-denied.ts';

const notFound: Problem = {
	status: 404,
	code: 'not_found',
	title: 'There is nothing here',
	message: 'The address may be mistyped, or the page may have been removed.',
	actions: [goHome]
};

const unexpected: Problem = {
	status: 500,
	code: 'unexpected',
	title: 'Something went wrong on our side',
	message: "We've logged it under the reference below. Please try again in a moment.",
	actions: [goHome]
};

const databaseDown: Problem = {
	status: 503,
	code: 'database_unavailable',
	title: "Popmap can't reach its data right now",
	message: 'Please try again in a few seconds. What you entered may not have been saved.',
	actions: [goHome]
};

const tooMuchToday: Problem = {
	status: 422,
	code: 'limit_reached',
	title: 'That was a lot for one day',
	message: "You've changed so much today that nothing was saved now. Please go on tomorrow.",
	actions: [{ label: 'Go to your dashboard', href: '/dashboard' }]
};

interface Dependencies {
	origin: string;
	log: Log;
	showProblem: (c: Context<AppEnv>, problem: Problem) => Promise<Response>;
}

/** Turns errors into responses of one shape: JSON on the API, a page everywhere else. */
export const errorHandlers = (dependencies: Dependencies) => ({
	onError: (error: unknown, c: Context<AppEnv>): Promise<Response> =>
		respond(dependencies, c, toHttpError(dependencies.log, c, error)),
	notFound: (c: Context<AppEnv>): Promise<Response> =>
		respond(dependencies, c, new HttpError(notFound))
});

function toHttpError(log: Log, c: Context<AppEnv>, error: unknown): HttpError {
	if (error instanceof HttpError) return error;
	if (isLogFull(error)) return new HttpError(tooMuchToday);
	const { method, path: route } = c.req;
	log('request_failed', { method, route, reason: describeError(error) });
	return isDatabaseDown(error)
		? new HttpError(databaseDown, { headers: { 'retry-after': '5' } })
		: new HttpError(unexpected);
}

async function respond(
	{ log, origin, showProblem }: Dependencies,
	c: Context<AppEnv>,
	original: HttpError
): Promise<Response> {
	const error = orSessionUnavailable(c, original);
	const { problem, headers } = error;
	logDenied(log, c, problem.status, problem.code);
	const response = c.req.path.startsWith('/api/')
		? errorJson(c, error)
		: await showProblem(c, withRetry(c, problem, origin));
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	return response;
}

/** What an anonymous viewer cannot see may be visible to the owner of the session. */
function orSessionUnavailable(c: Context<AppEnv>, error: HttpError): HttpError {
	const identity = knownIdentityOf(c);
	return identity.kind === 'unavailable' && error.problem.status === 404
		? sessionUnavailable(identity.retryAfter)
		: error;
}

const errorJson = (c: Context<AppEnv>, { problem, fields }: HttpError): Response =>
	Response.json(
		{
			error: problem.message,
			code: problem.code,
			request_id: c.get('requestId'),
			...(fields && { fields })
		},
		{ status: problem.status }
	);

/** Offers the same address again after a temporary error, except for the pages of the sign-in. */
function withRetry(c: Context<AppEnv>, problem: Problem, origin: string): Problem {
	if (problem !== unexpected && problem !== databaseDown) return problem;
	if (!isSafe(c.req.method)) return problem;
	const { pathname, search } = new URL(c.req.url);
	const href = pathname + search;
	if (returnTo(href, origin) !== href) return problem;
	const others = pathname === home ? [] : problem.actions;
	return { ...problem, actions: [{ label: 'Try again', href }, ...others] };
}
