import { Hono } from 'hono';
import { errorPage } from '../hosted-ui/error-page.ts';
import type { Pool } from '../pool.ts';

/**
 * `/logout` ends this browser's session here; it revokes no token and signs nobody out of Facebook or
 * Google. With `logout_uri` it goes there, with `redirect_uri` on to a new sign-in.
 */
export const logoutRoutes = (pool: Pool) =>
	new Hono().get('/logout', (c) => {
		const clientId = c.req.query('client_id');
		if (!clientId) {
			return errorPage(c, 400, 'Missing required parameter client_id in request URL');
		}
		const client = pool.clients.get(clientId);
		if (!client) return errorPage(c, 400, `Client ${clientId} does not exist.`);
		pool.hostedSessions.end(c);
		const logoutUri = c.req.query('logout_uri');
		if (logoutUri && client.logoutUrls.includes(logoutUri)) return c.redirect(logoutUri);
		// Anything else lands on the sign-in page, which explains what the request lacks.
		return c.redirect(`${pool.origin}/login${new URL(c.req.url).search}`);
	});
