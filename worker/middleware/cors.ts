import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';

const exposeHeaders = ['ETag', 'Location', 'Retry-After', 'WWW-Authenticate'];

const answerPreflight = cors({
	origin: '*',
	allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
	allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match', 'Idempotency-Key'],
	exposeHeaders,
	maxAge: 7200
});

/**
 * Lets pages of other sites call the API. They send an access token: without `Allow-Credentials`, a
 * browser neither sends our cookie along nor shows them what was made for it.
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 *
 * Hono's middleware is for preflights only. For others it would make a response before there is one,
 * whose headers are then copied, at a tenth of the CPU time of a short request.
 */
export const allowAllOrigins = createMiddleware<AppEnv>(async (c, next) => {
	if (c.req.method === 'OPTIONS') return answerPreflight(c, next);
	await next();
	c.res.headers.set('access-control-allow-origin', '*');
	c.res.headers.set('access-control-expose-headers', exposeHeaders.join(','));
});
