import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';
import { isRecord } from '../input/is-record.ts';

/** The door has seen to the content type and the size. @throws {HttpError} 400 for malformed JSON. */
export async function readJson(c: Context<AppEnv>): Promise<unknown> {
	const bytes = await c.req.arrayBuffer();
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
	} catch {
		throw new HttpError({
			status: 400,
			code: 'malformed_json',
			title: 'This is not JSON',
			message: 'The body is not well-formed JSON in UTF-8. Check it and try again.',
			actions: []
		});
	}
}

/** What a client sent, with the name it gave the submission in Idempotency-Key. */
export function withIdempotencyKey(c: Context<AppEnv>, body: unknown): unknown {
	const key = c.req.header('idempotency-key')?.replace(/^"(.*)"$/, '$1');
	return key === undefined || !isRecord(body) ? body : { ...body, submission_id: key };
}
