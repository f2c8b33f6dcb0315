import { Hono } from 'hono';
import type { RouterRoute } from 'hono/types';
import type { AppEnv } from './app-env.ts';
import { sessionCookieName } from '../auth/session/session-cookie.ts';
import type { Config } from '../config.ts';
import { answerJson } from './conditional.ts';
import { only } from './answer.ts';
import { docsPage } from './docs-page.ts';
import { openapi } from './openapi.ts';

/** `/api/openapi.json` and `/api/docs`: the API described from its own routes. */
export function apiDescription({ origin }: Config, { routes }: { routes: RouterRoute[] }) {
	return new Hono<AppEnv>({ strict: false })
		.get('/openapi.json', (c) =>
			answerJson(c, openapi(routes, origin, sessionCookieName(origin)), { audience: 'everyone' })
		)
		.all('/openapi.json', only('GET'))
		.get('/docs', async (c) => {
			const nonce = crypto.randomUUID();
			c.header(
				'content-security-policy',
				`default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
			);
			return c.html(docsPage(routes, nonce));
		})
		.all('/docs', only('GET'));
}
