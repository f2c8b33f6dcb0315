import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isMachinePath } from '../http/machine-paths.ts';
import { isSafe } from '../http/safe-methods.ts';
import { isQuickToRead, isUpload, uploadForm } from '../pictures/upload-request.ts';

const json = /^application\/json\s*(?:;|$)/i;

/** The runtime cannot read forms of another charset. */
const form = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** The pictures themselves are looked at, so their type is only what keeps other sites from sending. */
const picture = /^(?:image\/[\w.+-]+|application\/octet-stream)\s*(?:;|$)/i;
/** RFC 8058, 3.2 lets mail programs choose. */
const eitherForm = new RegExp(`${form.source}|^multipart/form-data\\s*;`, 'i');

const jsonOnly = new HttpError({
	status: 415,
	code: 'json_only',
	title: 'Send JSON',
	message: 'Send the body as JSON, with the header Content-Type: application/json.',
	actions: []
});

const pictureOnly = new HttpError({
	status: 415,
	code: 'picture_only',
	title: 'Send a picture',
	message: 'Send the bytes of a JPEG, PNG or WebP file, with its Content-Type.',
	actions: []
});

const formOnly = new HttpError({
	status: 415,
	code: 'form_only',
	title: "We can't read this form",
	message: 'Go back and send the form from its page.',
	actions: [goHome]
});

/** RFC 9110, 15.5.16 asks to say which codings would do. */
const compressed = new HttpError(
	{
		status: 415,
		code: 'compressed_body',
		title: 'Send it uncompressed',
		message: 'Send the body as it is, without a Content-Encoding.',
		actions: [goHome]
	},
	{ headers: { 'accept-encoding': 'identity' } }
);

/**
 * Accepts JSON and pictures on the API, which other sites cannot send without a preflight, and forms
 * on pages. https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export const requireContentType = createMiddleware<AppEnv>((c, next) =>
	isSafe(c.req.method) ? next() : check(c).then(next)
);

async function check(c: Context<AppEnv>): Promise<void> {
	if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') throw compressed;
	const isApi = c.req.path.startsWith('/api/');
	const type = c.req.header('content-type') ?? '';
	const isPicture = isUpload(c.req.method, c.req.path);
	const [accepted, refusal] = isMachinePath(c.req.path)
		? [eitherForm, formOnly]
		: typeFor(isApi, isPicture);
	const isAccepted = type === '' ? await isEmpty(c.req.raw) : accepted.test(type);
	if (!isAccepted) throw refusal;
	if (accepted !== uploadForm) return;
	// A clone, because the page reads the body as well.
	const body = await c.req.raw.clone().arrayBuffer();
	if (!isQuickToRead(new Uint8Array(body), type)) throw refusal;
}

function typeFor(isApi: boolean, isPicture: boolean): [RegExp, HttpError] {
	if (isPicture) return isApi ? [picture, pictureOnly] : [uploadForm, formOnly];
	return isApi ? [json, jsonOnly] : [form, formOnly];
}

/** A body can be present and empty, for example with `Content-Length: 0`. */
const isEmpty = async (request: Request): Promise<boolean> =>
	// A clone, because the handler reads the body as well.
	request.body === null || (await request.clone().text()) === '';
