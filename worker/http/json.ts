import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from './app-env.ts';
import { digestOf } from './digest.ts';
import { matchesEtag } from './etag.ts';
import { HttpError } from './http-error.ts';
import type { Conflict, Err, Result } from './result.ts';
import { signInAgainCode } from '../users/recent-sign-in.ts';
import { recentSeconds } from '../users/sign-in-age.ts';

interface Options {
	status?: ContentfulStatusCode;
	location?: string;
	/**
	 * Who may see the response. With an audience it has an ETag, and is 304 where the client has it
	 * already (RFC 9110, 13.1.2); without one it is never stored.
	 */
	audience?: 'everyone' | 'viewer';
	/** The version of the resource, which clients send back as If-Match. */
	version?: number;
}

/** Responds with JSON. Every handler of the API uses it. */
export async function json(
	c: Context<AppEnv>,
	body: object,
	{ status = 200, location, audience, version }: Options = {}
): Promise<Response> {
	if (location !== undefined) c.header('location', location);
	if (audience === undefined) return c.json(body, status);
	const text = JSON.stringify(body);
	const etag = await etagOf(text, version);
	const headers = {
		etag,
		// Browsers ask each time: the same address may answer otherwise after signing in.
		'cache-control': audience === 'viewer' ? 'private, no-store' : 'private, no-cache'
	};
	if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
	return c.body(text, status, { ...headers, 'content-type': 'application/json' });
}

async function etagOf(text: string, version: number | undefined): Promise<string> {
	const hash = await digestOf(text);
	return version === undefined ? `"${hash}"` : `"${version}-${hash}"`;
}

/** @throws {HttpError} the error of a result that has no value */
export function unwrap<T>(result: Result<T>): T {
	if (result.kind === 'ok') return result.value;
	throw toHttpError(result);
}

/** RFC 6750, 3: a 401 says how to authenticate. */
export const wwwAuthenticate = { 'www-authenticate': 'Bearer realm="popmap"' };

/** RFC 9470, 3: how recent the sign-in must be. */
const stepUpChallenge = {
	'www-authenticate': `Bearer realm="popmap", error="insufficient_user_authentication", max_age="${recentSeconds}"`
};

function toHttpError({ problem, fields }: Err): HttpError {
	const { code, retryAfter, status } = problem;
	return new HttpError(problem, {
		...(fields && { fields }),
		...(status === 401 && { headers: challengeFor(code) }),
		...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } })
	});
}

const challengeFor = (code: string) =>
	code === signInAgainCode ? stepUpChallenge : wwwAuthenticate;

/**
 * Responds with 409 and both versions: the current one, and the one that the client sent.
 *
 * @param yours the body that the client sent, if any
 */
export function conflictJson<T>(
	c: Context<AppEnv>,
	{ problem, current }: Conflict<T>,
	toJson: (resource: T) => object,
	yours?: unknown
): Promise<Response> {
	const body = {
		error: problem.message,
		code: problem.code,
		request_id: c.get('requestId'),
		current: toJson(current),
		yours
	};
	return json(c, body, { status: 409 });
}
