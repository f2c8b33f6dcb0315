import type { Context } from 'hono';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HttpError } from '../../http/http-error.ts';
import { signOutUrl } from '../cognito.ts';
import type { AuthEnv } from '../auth-env.ts';
import { signOut } from '../session/sign-out.ts';
import { handleCallback } from './callback.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInHost } from './sign-in-host.ts';
import { startSignIn } from './start.ts';

/** HEAD has no effect (RFC 9110, 9.2.1), and a sign-in consists of effects. */
const getOnly = new HttpError(
	{
		status: 405,
		code: 'method_not_allowed',
		title: 'This method is not supported here',
		message: 'This address supports only GET.',
		actions: []
	},
	{ headers: { allow: 'GET' } }
);

const refuseHead = createMiddleware<AuthEnv>((c, next) => {
	if (c.req.method === 'HEAD') throw getOnly;
	return next();
});

/** Signing in and out. These routes read and write the session cookie themselves. */
export function authRoutes(auth: SignInAuth, host: SignInHost) {
	return (
		new Hono<AuthEnv>({ strict: false })
			.get('/auth/login', refuseHead, (c) => startSignIn(auth, host, c))
			.get('/callback', refuseHead, (c) => handleCallback(auth, host, c))
			.post('/auth/logout', (c) => endSession(auth, c))
			// https://w3c.github.io/webappsec-change-password-url/
			.get('/.well-known/change-password', (c) => c.redirect('/account/security/password', 303))
	);
}

async function endSession(auth: SignInAuth, c: Context<AuthEnv>): Promise<Response> {
	const sessionId = await signOut(auth, c, 'signed_out');
	auth.cookie.clear(c);
	// Removes what our scripts keep in the browser. Pages are never stored there.
	c.header('clear-site-data', '"storage"');
	auth.log('signed_out', { session: sessionId });
	return c.redirect(signOutUrl(auth), 303);
}
