import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';

/** Without the letters that are easily taken for digits, because people read these out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Sixty random bits, in three groups of four: `K7QF-2MXA-9TRB`. */
function newRequestId(): string {
	const letters = Array.from(
		crypto.getRandomValues(new Uint8Array(12)),
		(byte) => alphabet[byte % alphabet.length]
	);
	return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** Names the request: on its answer, in every line logged for it, and on its error page. */
export const requestId = createMiddleware<AppEnv>(async function requestId(c, next) {
	c.set('requestId', newRequestId());
	await next();
	c.res.headers.set('x-request-id', c.var.requestId);
});
