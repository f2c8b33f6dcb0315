import { Hono } from 'hono';
import { errorPage } from '../hosted-ui/error-page.ts';
import type { Pool } from '../pool.ts';

/**
 * `/logout` ends this browser's hosted UI session. It revokes no tokens and does not sign out of
 * Facebook or Google. Redirects to `logout_uri`, or with `redirect_uri` to a new sign-in.
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
		if (logoutUri && client.logout_urls.includes(logoutUri)) return c.redirect(logoutUri);
		// Otherwise the sign-in page reports what is wrong with the request.
		return c.redirect(`${pool.origin}/login${new URL(c.req.url).search}`);
	});
