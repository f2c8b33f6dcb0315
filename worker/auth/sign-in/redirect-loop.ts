import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HttpError } from '../../http/http-error.ts';
import { goHome, signIn } from '../../http/problem.ts';

/** Seconds without a new sign-in after which the count begins again. */
const window = 60;
const mostRounds = 8;

const goingRound = new HttpError(
	{
		status: 429,
		code: 'sign_in_loop',
		title: 'Signing in keeps starting again',
		message:
			'Your browser may not be keeping our cookies. Allow cookies for Popmap, wait a minute, and try again.',
		actions: [signIn, goHome]
	},
	{ headers: { 'retry-after': String(window) } }
);

/**
 * Stops a sign-in that goes round in circles: a page that sends people to sign in, and does not
 * see that they are, would otherwise do so for as long as Cognito remembers them.
 *
 * @throws {HttpError} 429 at the ninth start with less than a minute before each.
 */
export function countSignInRound(c: Context, secure: boolean): void {
	const name = secure ? '__Host-Http-rounds' : 'rounds';
	const before = Number(getCookie(c, name)) || 0;
	if (before >= mostRounds) throw goingRound;
	setCookie(c, name, String(before + 1), {
		path: '/',
		secure,
		httpOnly: true,
		sameSite: 'Lax',
		maxAge: window
	});
}
