import { Hono } from 'hono';
import type { RouterRoute } from 'hono/types';
import { sessionCookieName } from '../auth/session/session-cookie.ts';
import type { Config } from '../config.ts';
import type { AppEnv } from './app-env.ts';
import { docsPage } from './docs-page.ts';
import { json } from './json.ts';
import { openapi } from './openapi.ts';
import { methodNotAllowed } from './route.ts';

/** `/api/openapi.json` and `/api/docs`: the API, described from its own routes. */
export const apiDescription = ({ origin }: Config, { routes }: { routes: RouterRoute[] }) =>
	new Hono<AppEnv>({ strict: false })
		.get('/openapi.json', (c) =>
			json(c, openapi(routes, origin, sessionCookieName(origin)), { audience: 'everyone' })
		)
		.all('/openapi.json', methodNotAllowed(['GET']))
		.get('/docs', async (c) => {
			const nonce = crypto.randomUUID();
			c.header(
				'content-security-policy',
				`default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
			);
			return c.html(docsPage(routes, origin, nonce));
		})
		.all('/docs', methodNotAllowed(['GET']));
