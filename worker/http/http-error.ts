import type { Problem } from './problem.ts';

interface Details {
	/** Headers of the response, such as Retry-After. */
	headers?: Record<string, string>;
	fields?: Record<string, string>;
}

/** Thrown to end a request; middleware/error-handler.ts turns it into JSON or a page. */
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
