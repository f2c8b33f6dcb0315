import { Hono } from 'hono';
import type { Context } from 'hono';
import { apiDescription } from './http/api-description.ts';
import type { AppEnv } from './http/app-env.ts';
import { authApi, rememberedMe } from './auth/api.ts';
import { createAuth } from './auth/auth.ts';
import { usersApi } from './auth/users-api.ts';
import { authRoutes } from './auth/sign-in/routes.ts';
import { businessesApi } from './businesses/api.ts';
import { capabilitiesOf } from './capabilities-of.ts';
import { categoriesApi } from './categories/api.ts';
import { answerErrors } from './middleware/error-handler.ts';
import { recognise, viewerOf } from './middleware/authenticate.ts';
import { everyAnswer } from './middleware/response-headers.ts';
import { formsOnly } from './middleware/forms-only.ts';
import { guard } from './middleware/guard.ts';
import { jsonOnly } from './middleware/json-only.ts';
import { limitBody, limits } from './middleware/request-limits.ts';
import { limitSignIns, limitWrites } from './middleware/rate-limit.ts';
import { refuseCrossSiteWrites } from './middleware/csrf.ts';
import { namingRequests, withRequestId } from './middleware/request-id.ts';
import { eventsApi } from './events/api.ts';
import { health } from './http/health.ts';
import type { Parts } from './parts.ts';
import { redacted } from './observability/redact.ts';
import { createRenderPage } from './page-renderer.ts';
import { createRouter } from './router.ts';
import { reviewApi } from './review/api.ts';

/** The whole URL space, and the order in which a request meets the door and the rooms behind it. */
export function createApp(given: Parts) {
	const parts = { ...given, log: namingRequests(redacted(given.log)) };
	const { config } = parts;
	const auth = createAuth(parts);
	const renderPage = createRenderPage(parts, auth);
	const errors = answerErrors(parts, renderPage);

	const may = (c: Context<AppEnv>) => capabilitiesOf(parts, viewerOf(c));

	const app = new Hono<AppEnv>({ strict: false, router: createRouter() });
	return app
		.use(everyAnswer(config))
		.use(guard(limits, limitBody))
		.get('/api/auth/me', rememberedMe(auth))
		.use(withRequestId)
		.use(guard(refuseCrossSiteWrites(config.origin), jsonOnly, formsOnly))
		.route('/health', health(parts))
		.use('/auth/login', limitSignIns(parts))
		.use('/callback', limitSignIns(parts))
		.route('/', authRoutes(parts, auth, renderPage))
		.use(recognise(auth, parts), limitWrites(parts))
		.route('/api/auth', authApi(config, auth))
		.route('/api/users', usersApi(auth))
		.route('/api/categories', categoriesApi(may))
		.route('/api/businesses', businessesApi(may))
		.route('/api/events', eventsApi(may))
		.route('/api/review', reviewApi(may))
		.route('/api', apiDescription(config, app))
		.all('/api/*', errors.notFound)
		.all('*', renderPage.page)
		.onError(errors.onError);
}
