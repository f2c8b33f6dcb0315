import type { Context } from 'hono';

const openEndpoints = ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo'];

/** Middleware: scripts of any origin may call these three endpoints, and no other. */
export async function allowCrossOrigin(
	c: Context,
	next: () => Promise<void>
): Promise<Response | void> {
	if (!openEndpoints.includes(new URL(c.req.url).pathname)) return next();
	c.header('access-control-allow-origin', '*');
	if (c.req.method !== 'OPTIONS') return next();
	return c.body(null, 200, {
		'access-control-allow-methods': 'GET, POST, OPTIONS',
		'access-control-allow-headers': 'authorization, content-type'
	});
}
