import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { isSafe } from '../http/safe-methods.ts';
import { requireNoBody } from './no-body.ts';

/**
 * The API takes JSON and nothing else. A form or a text that another site makes a browser send
 * needs no permission from us first; JSON does.
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function jsonOnly(c: Context<AppEnv>): Promise<void> | void {
	if (isSafe(c.req.method) || !c.req.path.startsWith('/api/')) return;
	const type = c.req.header('content-type') ?? '';
	if (type === '') return requireNoBody(c, sendJson);
	if (!/^application\/json\s*(?:;|$)/i.test(type)) throw sendJson;
}

const sendJson = new HttpError({
	status: 415,
	code: 'json_only',
	title: 'Send JSON',
	message: 'Send the body as JSON, with the header Content-Type: application/json.',
	actions: []
});
