import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { HttpError } from '../http/http-error.ts';

/**
 * For a request that does not say what its body is: it may have none. Its being there says nothing,
 * because what arrives with `Content-Length: 0`, or in pieces of which there are none, is there too.
 *
 * @throws {HttpError} the one given, when the body holds anything
 */
export async function requireNoBody(c: Context<AppEnv>, otherwise: HttpError): Promise<void> {
	const { raw } = c.req;
	// A copy, because what handles the request makes one too.
	if (raw.body !== null && (await raw.clone().text()) !== '') throw otherwise;
}
