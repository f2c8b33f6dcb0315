import type { Problem } from './problem.ts';

interface Details {
	/** Sent with the answer, e.g. Retry-After. */
	headers?: Record<string, string>;
	/** For a form or an API: what is wrong with each field. */
	fields?: Record<string, string>;
}

/** Thrown where a request cannot go on; middleware/error-handler.ts turns it into JSON or a page. */
export class HttpError extends Error {
	override name = 'HttpError';
	readonly problem: Problem;
	readonly headers: Record<string, string>;
	readonly fields: Record<string, string> | undefined;

	constructor(problem: Problem, { headers = {}, fields }: Details = {}) {
		super(problem.message);
		this.problem = problem;
		this.headers = headers;
		this.fields = fields;
	}
}
