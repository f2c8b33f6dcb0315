import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { HttpError } from '../http-error.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The API takes JSON and nothing else. A form or a text that another site makes a browser send
 * needs no permission from us first; JSON does.
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export const jsonOnly = createMiddleware<AppEnv>(async function jsonOnly(c, next) {
	const type = c.req.header('content-type') ?? '';
	const isJson = /^application\/json\s*(?:;|$)/i.test(type);
	if (!safe.has(c.req.method) && !isJson && (type !== '' || c.req.raw.body !== null)) {
		throw new HttpError({
			status: 415,
			code: 'json_only',
			title: 'Send JSON',
			message: 'Send the body as JSON, with the header Content-Type: application/json.',
			actions: []
		});
	}
	await next();
});
