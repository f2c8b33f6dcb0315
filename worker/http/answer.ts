import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import type { Changed, Outcome, Refused } from './result.ts';

/** @throws {HttpError} with what was refused */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (outcome.kind === 'done') return outcome.value;
	throw refused(outcome);
}

function refused({ problem, fields }: Refused): HttpError {
	return new HttpError(problem, fields && { fields });
}

/**
 * 409 with both versions: the thing as it is now, and what the client wanted of it.
 *
 * @param yours the body that the client sent, where there is one
 */
export function answerChanged<T>(
	c: Context<AppEnv>,
	{ problem, current }: Changed<T>,
	toJson: (thing: T) => object,
	yours?: unknown
): Response {
	const { message, code, status } = problem;
	const error = { error: message, code, request_id: c.var.requestId };
	return Response.json({ ...error, current: toJson(current), yours }, { status });
}

/** Goes behind the methods of a path: 405 with those that it has (RFC 9110, 15.5.6). */
export function only(...methods: readonly string[]) {
	const allow = methods.includes('GET') ? [...methods, 'HEAD'] : [...methods];
	return (): never => {
		throw new HttpError(
			{
				status: 405,
				code: 'method_not_allowed',
				title: 'This address does not do that',
				message: `This address answers ${allow.join(', ')} only.`,
				actions: []
			},
			{ headers: { allow: allow.join(', ') } }
		);
	};
}
