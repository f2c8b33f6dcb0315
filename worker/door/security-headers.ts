import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import type { Config } from '../config.ts';

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
 * What every answer carries, and `no-store` on whatever does not say that it may be kept.
 *
 * Pages bring SvelteKit's Content-Security-Policy with its nonces. Browsers hold a form's
 * redirects to `form-action` as well, and signing out leads through Cognito: its host is added
 * here, because only the settings know it.
 */
export function securityHeaders({ origin, cognito }: Config) {
	const headers = Object.entries({
		...always,
		...(origin.startsWith('https:')
			? { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' }
			: {})
	});

	return createMiddleware<AppEnv>(async function securityHeaders(c, next) {
		await next();
		const answer = c.res.headers;
		for (const [name, value] of headers) answer.set(name, value);
		const policy = answer.get('content-security-policy') ?? notAPage;
		answer.set(
			'content-security-policy',
			policy.replace("form-action 'self'", `form-action 'self' ${cognito.domain}`)
		);
		if (!answer.has('cache-control')) answer.set('cache-control', 'private, no-store');
	});
}
