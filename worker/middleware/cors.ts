import { cors } from 'hono/cors';

/**
 * Lets pages of other sites call the API. They send an access token: without `Allow-Credentials`, a
 * browser neither sends our cookie along nor shows them what was made for it.
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const allowAllOrigins = cors({
	origin: '*',
	allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
	allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match', 'Idempotency-Key'],
	exposeHeaders: ['ETag', 'Location', 'Retry-After', 'WWW-Authenticate'],
	maxAge: 7200
});
