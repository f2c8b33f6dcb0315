import { bodyLimit } from 'hono/body-limit';
import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import type { Problem } from '../http/problem.ts';

/** Bytes of path and query. The longest of ours, a callback with its code and state, has 200. */
const longestUrl = 4 * 1024;
/** Bytes of all header names and values: a session, five sign-ins, and room for what browsers add. */
const largestHeaders = 32 * 1024;
/** Bytes of a form or a JSON document. */
const largestBody = 64 * 1024;

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
	message: 'Clear the cookies that it keeps for Popmap, and sign in again.',
	actions: [goHome]
};

const bodyTooLarge: Problem = {
	status: 413,
	code: 'body_too_large',
	title: 'That is too much at once',
	message: 'Please shorten what you entered: a form may hold 64 kilobytes.',
	actions: [goHome]
};

const twoSlashes: Problem = {
	status: 404,
	code: 'not_found',
	title: 'There is nothing here',
	message: 'An address on Popmap begins with one slash.',
	actions: [goHome]
};

/** Turns away what no honest request looks like, before any work is done for it. */
export function limits(c: Context<AppEnv>): void {
	// Read once: the runtime makes a new string of it each time.
	const { url } = c.req;
	const pathAndQuery = url.slice(url.indexOf('/', 'https://'.length));
	if (pathAndQuery.length > longestUrl) throw new HttpError(urlTooLong);
	// A path that begins with two slashes reads as another host wherever it is used as a link:
	// https://github.com/sveltejs/kit/security/advisories/GHSA-pfhg-q3qv-9q6r
	if (/^\/[/\\]/.test(pathAndQuery)) throw new HttpError(twoSlashes);
	if (sizeOf(c.req.raw.headers) > largestHeaders) throw new HttpError(headersTooLarge);
}

const limitLength = bodyLimit({
	maxSize: largestBody,
	onError: () => {
		throw new HttpError(bodyTooLarge);
	}
});

/** Whatever a body says of its length: one that says nothing is counted as it arrives. */
export function limitBody(c: Context<AppEnv>): Promise<void> | void {
	if (c.req.raw.body !== null) return limitLength(c, async () => {}).then(() => {});
}

function sizeOf(headers: Headers): number {
	let size = 0;
	headers.forEach((value, name) => (size += name.length + value.length));
	return size;
}
