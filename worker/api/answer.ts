import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { HttpError } from '../http-error.ts';
import type { Changed, Outcome, Refused } from '../outcome.ts';

/** @throws {HttpError} with what was refused */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (outcome.kind === 'done') return outcome.value;
	throw refused(outcome);
}

function refused({ problem, fields }: Refused): HttpError {
	return new HttpError(problem, fields && { fields });
}

/** 409 with the thing as it is now, beside which the client has its own. */
export function answerChanged<T>(
	c: Context<AppEnv>,
	{ problem, current }: Changed<T>,
	toJson: (thing: T) => object
): Response {
	const { message, code, status } = problem;
	const body = { error: message, code, request_id: c.var.requestId, current: toJson(current) };
	return Response.json(body, { status });
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
