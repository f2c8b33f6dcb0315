import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HttpError } from '../../http/http-error.ts';
import { goHome, signIn } from '../../http/problem.ts';
import { siteCookie } from '../../http/site-cookie.ts';

/** Seconds without a new sign-in after which the count restarts. */
const windowSeconds = 60;
const maxStarts = 8;

const redirectLoop = new HttpError(
	{
		status: 429,
		code: 'sign_in_loop',
		title: 'Signing in keeps starting again',
		message:
			'Your browser may be blocking our cookies. Allow cookies for Popmap, wait a minute, and try again.',
		actions: [signIn, goHome]
	},
	{ headers: { 'retry-after': String(windowSeconds) } }
);

/**
 * Stops a redirect loop: while Cognito remembers a person, a browser that blocks our cookies would
 * be sent to sign in again and again.
 *
 * @param origin the site's own origin
 * @throws {HttpError} 429 at the ninth start, if less than a minute lies between any two
 */
export function preventRedirectLoop(c: Context, origin: string): void {
	const { name, attributes } = siteCookie(origin, 'rounds');
	const starts = Number(getCookie(c, name)) || 0;
	if (starts >= maxStarts) throw redirectLoop;
	setCookie(c, name, String(starts + 1), { ...attributes, maxAge: windowSeconds });
}
