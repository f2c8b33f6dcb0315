import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Auth } from '../auth/auth.ts';
import { bearerToken } from '../auth/tokens/bearer.ts';
import { CognitoUnavailable } from '../auth/http-client.ts';
import { TokenRejected } from '../auth/tokens/token-rejected.ts';
import { retryAfter } from '../auth/session/session.ts';
import type { Recognised } from '../auth/session/session.ts';
import { describeError, isDatabaseDown } from '../database/errors.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome, signIn } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import type { Viewer } from '../users/viewer.ts';

/**
 * Settles who is asking, once, before any handler runs. On the API a Bearer token counts alone,
 * whatever cookie comes with it; pages know the cookie only. The cookie is written after the
 * handler has answered, because an answer made elsewhere would drop it.
 */
export function recognise({ sessions, bearer, cookie }: Auth, { log }: Pick<Parts, 'log'>) {
	return createMiddleware<AppEnv>(async function recognise(c, next) {
		const token = c.req.path.startsWith('/api/')
			? bearerToken(c.req.header('authorization'))
			: null;
		const startedAt = performance.now();
		const { who, change } = await (token === null ? sessions.recognise(c) : believe(token));
		const milliseconds = performance.now() - startedAt;
		c.set('who', who);
		if (who.kind === 'signed_in') c.set('serverTiming', `session;dur=${milliseconds.toFixed(1)}`);
		await next();
		if (change === 'keep') return;
		cookie.apply(c, change);
		// Nobody's cache may keep a cookie, nor what took one away (RFC 6265, 3).
		c.res.headers.set('cache-control', 'private, no-store');
	});

	async function believe(token: string): Promise<Recognised> {
		try {
			return { who: await bearer(token), change: 'keep' };
		} catch (error) {
			if (error instanceof TokenRejected) {
				log('token_refused', { reason: error.reason });
				throw invalidToken;
			}
			if (!(error instanceof CognitoUnavailable) && !isDatabaseDown(error)) throw error;
			log('session_unavailable', { reason: describeError(error) });
			throw unavailable(retryAfter);
		}
	}
}

/** RFC 6750, 3.1. */
const invalidToken = new HttpError(
	{
		status: 401,
		code: 'invalid_token',
		title: 'This access token is not valid',
		message: 'The access token has ended or is not for Popmap. Get a new one and try again.',
		actions: []
	},
	{ headers: { 'www-authenticate': 'Bearer realm="popmap", error="invalid_token"' } }
);

const signInFirst = new HttpError(
	{
		status: 401,
		code: 'not_signed_in',
		title: 'Please sign in',
		message: 'Sign in first, or send a Cognito access token as a Bearer token.',
		actions: [signIn]
	},
	{ headers: { 'www-authenticate': 'Bearer realm="popmap"' } }
);

/** What somebody hears whose session cannot be looked up: they are still signed in. */
export const unavailable = (retryAfter: number) =>
	new HttpError(
		{
			status: 503,
			code: 'session_unavailable',
			title: 'One moment, please',
			message:
				'We cannot look up your session right now. You are still signed in: please try again in a few seconds.',
			actions: [goHome]
		},
		{ headers: { 'retry-after': String(retryAfter) } }
	);

/** @throws {HttpError} 401 for a visitor; 503 when it cannot be said now who this is. */
export function requireViewer(c: Context<AppEnv>): Viewer {
	const who = c.get('who');
	if (who.kind === 'unavailable') throw unavailable(who.retryAfter);
	if (who.kind === 'visitor') throw signInFirst;
	return who.viewer;
}

/** Who is looking; null for a visitor, and while it cannot be said who it is. */
export function viewerOf(c: Context<AppEnv>): Viewer | null {
	const who = c.get('who');
	return who.kind === 'signed_in' ? who.viewer : null;
}
