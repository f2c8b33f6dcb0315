import type { Context } from 'hono';

const open = ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo'];

/** Pages of any site may call these three endpoints; Cognito knows no other CORS. */
export async function withOpenCors(
	c: Context,
	next: () => Promise<void>
): Promise<Response | void> {
	if (!open.includes(new URL(c.req.url).pathname)) return next();
	c.header('access-control-allow-origin', '*');
	if (c.req.method !== 'OPTIONS') return next();
	return c.body(null, 200, {
		'access-control-allow-methods': 'GET, POST, OPTIONS',
		'access-control-allow-headers': 'authorization, content-type'
	});
}
