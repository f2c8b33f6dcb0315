import type { Context } from 'hono';
import { isRecord } from '../input/is-record.ts';
import type { AppEnv } from './app-env.ts';
import { HttpError } from './http-error.ts';

/**
 * Reads a JSON body, whose type and size the middleware has checked.
 *
 * @throws {HttpError} 400 for malformed JSON
 */
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

/** Reads a form that a machine sends. One that is not what its type says has no fields. */
export const readForm = (c: Context<AppEnv>): Promise<Record<string, unknown>> =>
	c.req.parseBody().catch(() => ({}));

/** The body, with the Idempotency-Key header as its `submission_id`. */
export function withIdempotencyKey(c: Context<AppEnv>, body: unknown): unknown {
	const key = c.req.header('idempotency-key')?.replace(/^"(.*)"$/, '$1');
	return key === undefined || !isRecord(body) ? body : { ...body, submission_id: key };
}

/** The body, with the version from the If-Match header. */
export function withIfMatch(c: Context<AppEnv>, body: unknown): unknown {
	const version = versionFromIfMatch(c);
	return version === null || !isRecord(body) ? body : { ...body, version };
}

/** The tags of If-Match: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3. A bare number is one too. */
const entityTags = /(?<=^|,)\s*(?:(?:W\/)?"([^"]*)"|([^\s,"]+))\s*(?=,|$)/g;

/**
 * The version in If-Match; null for `*` and without the header. Of several versions the highest
 * counts: who has read it knows that the others are outdated. Where no tag is one of ours, it is
 * version 0, which no resource has.
 */
function versionFromIfMatch(c: Context<AppEnv>): number | null {
	const tags = [...(c.req.header('if-match') ?? '*').matchAll(entityTags)];
	if (tags.some(([tag]) => tag.trim() === '*')) return null;
	const versions = tags.map(([, quoted, bare]) =>
		Number(/^(\d{1,9})(?:-[0-9a-f]+)?$/.exec(quoted ?? bare ?? '')?.[1] ?? 0)
	);
	return Math.max(0, ...versions);
}
