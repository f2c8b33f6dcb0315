import { createMiddleware } from 'hono/factory';
import type { Config } from '../config.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import { isSecretPath } from '../http/secret-paths.ts';

const securityHeaders = {
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff'
};

const resourcePolicy = 'cross-origin-resource-policy';

const httpsHeaders = {
	'strict-transport-security': 'max-age=63072000; includeSubDomains; preload'
};

/** Redirects with which browsers send the same form again, or may (RFC 9700, 4.12). */
const repeatingRedirects = new Set([301, 302, 307, 308]);

/** For responses that are not pages: they must not run, load or be framed. */
const defaultPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * Completes every response: its request id, the security headers, and `no-store` unless it allows
 * caching itself. A redirect after a write is 303, with which browsers send no form again.
 *
 * Pages bring SvelteKit's Content-Security-Policy. Its `form-action` gains Cognito's host, because
 * browsers apply it to redirects too and signing out redirects to Cognito.
 */
export function responseHeaders({ origin, cognito }: Config) {
	const isHttps = origin.startsWith('https:');
	const fixed = Object.entries({ ...securityHeaders, ...(isHttps ? httpsHeaders : {}) });
	return createMiddleware<AppEnv>(async (c, next) => {
		await next();
		if (!isSafe(c.req.method) && repeatingRedirects.has(c.res.status)) {
			c.res = new Response(c.res.body, { status: 303, headers: c.res.headers });
		}
		const { headers } = c.res;
		for (const [name, value] of fixed) headers.set(name, value);
		// Pictures say that other sites may show them.
		if (!headers.has(resourcePolicy)) headers.set(resourcePolicy, 'same-origin');
		if (isSecretPath(c.req.path)) headers.set('referrer-policy', 'no-referrer');
		const policy = headers.get('content-security-policy') ?? defaultPolicy;
		headers.set(
			'content-security-policy',
			policy.replace("form-action 'self'", `form-action 'self' ${cognito.domain}`)
		);
		if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
		const timing = c.get('serverTiming');
		if (timing !== undefined) headers.append('server-timing', timing);
		headers.set('x-request-id', c.get('requestId'));
	});
}
