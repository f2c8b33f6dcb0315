import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { authApi } from './auth/api.ts';
import { createAuth } from './auth/auth.ts';
import { authRoutes } from './auth/routes.ts';
import { answerErrors } from './door/answer-error.ts';
import { recognise } from './door/recognise.ts';
import { refuseCrossSiteWrites } from './door/refuse-cross-site-writes.ts';
import { requestId } from './door/request-id.ts';
import { securityHeaders } from './door/security-headers.ts';
import { health } from './health.ts';
import type { Parts } from './parts.ts';
import { createRenderPage } from './render-page.ts';

/** The whole URL space, and the order in which a request meets the door and the rooms behind it. */
export function createApp(parts: Parts) {
	const { config } = parts;
	const auth = createAuth(parts);
	const renderPage = createRenderPage(parts);
	const errors = answerErrors(parts, renderPage);

	return new Hono<AppEnv>({ strict: false })
		.use(requestId)
		.use(securityHeaders(config))
		.use(refuseCrossSiteWrites(config.origin))
		.route('/health', health(parts))
		.route('/', authRoutes(parts, auth, renderPage))
		.use(recognise(auth))
		.route('/api/auth', authApi(config))
		.all('/api/*', errors.notFound)
		.all('*', renderPage.page)
		.onError(errors.onError);
}
