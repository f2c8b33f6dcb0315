import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Auth } from '../auth.ts';
import { signOutUrl } from '../cognito.ts';
import type { AuthEnv } from '../dependencies.ts';
import { signOut } from '../session/sign-out.ts';
import { handleCallback } from './callback.ts';
import type { SignInHost } from './callback.ts';
import { startSignIn } from './start.ts';

/** Signing in and out. These routes read and write the session cookie themselves. */
export function authRoutes(auth: Auth, host: SignInHost) {
	return new Hono<AuthEnv>({ strict: false })
		.get('/auth/login', (c) => startSignIn(auth, c))
		.get('/callback', (c) => handleCallback(auth, host, c))
		.post('/auth/logout', (c) => endSession(auth, c));
}

async function endSession(auth: Auth, c: Context<AuthEnv>): Promise<Response> {
	const sessionId = await signOut(auth, c, 'signed_out');
	auth.cookie.clear(c);
	// Removes what our scripts keep in the browser. Pages are never stored there.
	c.header('clear-site-data', '"storage"');
	auth.log('signed_out', { session: sessionId });
	return c.redirect(signOutUrl(auth), 303);
}
