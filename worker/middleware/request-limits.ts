import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';
import { isUpload, maxUploadBytes } from '../pictures/upload-request.ts';

/** Characters of path and query. Our longest, that of a callback, has about 200. */
const maxUrlLength = 4 * 1024;
/** Bytes of all header names and values: a session, five sign-ins, and what browsers add. */
const maxHeaderBytes = 32 * 1024;
const maxBodyBytes = 64 * 1024;

const urlTooLong: Problem = {
	status: 414,
	code: 'url_too_long',
	title: 'This address is too long',
	message: 'Please shorten your search, or start from the home page.',
	actions: [goHome]
};

const headersTooLarge: Problem = {
	status: 431,
	code: 'headers_too_large',
	title: 'Your browser sends too much',
	message: 'Clear the cookies for Popmap and sign in again.',
	actions: [goHome]
};

const bodyTooLarge: Problem = {
	status: 413,
	code: 'body_too_large',
	title: "That's too much at once",
	message: 'Please shorten what you entered: a form may hold 64 kilobytes.',
	actions: [goHome]
};

const pictureTooLarge: Problem = {
	status: 413,
	code: 'body_too_large',
	title: 'This picture is too large',
	message: 'A picture may have up to 10 megabytes. Please choose a smaller one.',
	actions: [goHome]
};

const bodyIncomplete: Problem = {
	status: 400,
	code: 'body_incomplete',
	title: "That didn't arrive completely",
	message: 'The connection ended before everything was sent. Please send it again.',
	actions: [goHome]
};

const repeatedSlash: Problem = {
	status: 404,
	code: 'not_found',
	title: 'There is nothing here',
	message: 'The address begins with more than one slash. Start from the home page.',
	actions: [goHome]
};

/** Rejects requests with an excessive URL or excessive headers. */
export const limitRequest = createMiddleware<AppEnv>((c, next) => {
	const { url } = c.req;
	const pathAndQuery = url.slice(url.indexOf('/', 'https://'.length));
	if (pathAndQuery.length > maxUrlLength) throw new HttpError(urlTooLong);
	// Used as a link, a path that begins with two slashes names another host:
	// https://github.com/sveltejs/kit/security/advisories/GHSA-pfhg-q3qv-9q6r
	if (/^\/[/\\]/.test(pathAndQuery)) throw new HttpError(repeatedSlash);
	if (sizeOf(c.req.raw.headers) > maxHeaderBytes) throw new HttpError(headersTooLarge);
	return next();
});

/**
 * Reads the body before anything else does. Over 64 kB, or 10 MB for a picture, is 413, whether or not
 * it announces its length; an upload that the client broke off is 400.
 */
export const readBody = createMiddleware<AppEnv>((c, next) => {
	c.set('bodyBytes', 0);
	return c.req.raw.body === null ? next() : keepBody(c).then(next);
});

async function keepBody(c: Context<AppEnv>): Promise<void> {
	const { raw } = c.req;
	const isPicture = isUpload(raw.method, c.req.path);
	const body = await contentOf(raw, isPicture ? pictureLimit : textLimit);
	c.req.raw = new Request(raw, { body });
	// Pictures have a limit of their own: see limits.ts.
	if (!isPicture) c.set('bodyBytes', body.byteLength);
}

interface BodyLimit {
	bytes: number;
	problem: Problem;
}

const textLimit: BodyLimit = { bytes: maxBodyBytes, problem: bodyTooLarge };
const pictureLimit: BodyLimit = { bytes: maxUploadBytes, problem: pictureTooLarge };

async function contentOf(
	{ body, headers }: Request,
	{ bytes, problem }: BodyLimit
): Promise<ArrayBuffer> {
	if (Number(headers.get('content-length')) > bytes) throw new HttpError(problem);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of body ?? []) {
			size += chunk.byteLength;
			if (size > bytes) break;
			chunks.push(chunk);
		}
	} catch {
		// Only the client's side of the connection can fail here.
		throw new HttpError(bodyIncomplete);
	}
	if (size > bytes) throw new HttpError(problem);
	return new Blob(chunks).arrayBuffer();
}

function sizeOf(headers: Headers): number {
	let size = 0;
	headers.forEach((value, name) => (size += name.length + value.length));
	return size;
}
