import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Config } from '../config.ts';
import { newRequestId } from './request-id.ts';

const always = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff'
};

/** For answers that are not pages: nothing in them is to be run, shown or framed. */
const notAPage = "default-src 'none'; frame-ancestors 'none'";

/**
 * What every answer carries: its reference, the security headers, and `no-store` on whatever does
 * not say that it may be kept.
 *
 * Pages bring SvelteKit's Content-Security-Policy with its nonces. Browsers hold a form's
 * redirects to `form-action` as well, and signing out leads through Cognito: its host is added
 * here, because only the settings know it.
 */
export function everyAnswer({ origin, cognito }: Config) {
	const headers = Object.entries({
		...always,
		...(origin.startsWith('https:')
			? { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' }
			: {})
	});
	const jsonHeaders: JsonHeaders = {
		copied: new Headers({ 'content-type': 'application/json' }),
		timing: undefined
	};
	complete(jsonHeaders.copied);

	function complete(answer: Headers): void {
		for (const [name, value] of headers) answer.set(name, value);
		const policy = answer.get('content-security-policy') ?? notAPage;
		answer.set(
			'content-security-policy',
			policy.replace("form-action 'self'", `form-action 'self' ${cognito.domain}`)
		);
		if (!answer.has('cache-control')) answer.set('cache-control', 'private, no-store');
	}

	return createMiddleware<AppEnv>(async function everyAnswer(c, next) {
		c.set('requestId', newRequestId());
		c.set('jsonHeaders', jsonHeaders);
		await next();
		if (c.res === c.get('completed')) return;
		const answer = c.res.headers;
		// A copy of a completed one, made to add a cookie.
		if (answer.has('x-request-id')) return;
		const timing = c.get('serverTiming');
		if (timing !== undefined) answer.append('server-timing', timing);
		answer.set('x-request-id', c.get('requestId'));
		complete(answer);
	});
}

/** What the headers of a JSON answer are copied from, with the timing that stands in them now. */
export interface JsonHeaders {
	copied: Headers;
	timing: string | undefined;
}

/**
 * Answers JSON that is for this viewer alone, complete with what every answer carries. Its headers
 * are copied as they stand, which takes the runtime a third of the time of setting each: they are
 * most of what a short answer costs. Those that differ are set before the copy is made, because the
 * headers of an answer take longer to reach.
 */
export function json(c: Context<AppEnv>, body: object): Response {
	const jsonHeaders = c.get('jsonHeaders');
	jsonHeaders.copied.set('x-request-id', c.get('requestId'));
	setTiming(jsonHeaders, c.get('serverTiming'));
	const answer = new Response(JSON.stringify(body), { headers: jsonHeaders.copied });
	c.set('completed', answer);
	return answer;
}

/** Only where it is another than that of the answer before: most were remembered, and took no time. */
function setTiming(jsonHeaders: JsonHeaders, timing: string | undefined): void {
	if (timing === jsonHeaders.timing) return;
	if (timing === undefined) jsonHeaders.copied.delete('server-timing');
	else jsonHeaders.copied.set('server-timing', timing);
	jsonHeaders.timing = timing;
}
