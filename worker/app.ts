import { Hono } from 'hono';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { authApi } from './auth/api.ts';
import { createAuth } from './auth/auth.ts';
import { authenticate } from './auth/authenticate.ts';
import type { Authenticate } from './auth/dependencies.ts';
import { authRoutes } from './auth/sign-in/routes.ts';
import { usersApi } from './auth/users-api.ts';
import { businessesApi } from './businesses/api.ts';
import { capabilitiesOf } from './capabilities-of.ts';
import { categoriesApi } from './categories/api.ts';
import { eventsApi } from './events/api.ts';
import { createRouter } from './fast-path/router.ts';
import { apiDescription } from './http/api-description.ts';
import type { AppEnv } from './http/app-env.ts';
import { health } from './http/health.ts';
import { knownViewerOf } from './http/viewer.ts';
import { authenticateRequests } from './middleware/authenticate.ts';
import { requireContentType } from './middleware/content-type.ts';
import { csrf } from './middleware/csrf.ts';
import { errorHandlers } from './middleware/error-handler.ts';
import { limitSignIns, limitWrites } from './middleware/rate-limit.ts';
import { requestId, withRequestIdLog } from './middleware/request-id.ts';
import { limitBody, limitRequest } from './middleware/request-limits.ts';
import { responseHeaders } from './middleware/response-headers.ts';
import { redacted } from './observability/redact.ts';
import { createRenderPage } from './page-renderer.ts';
import type { Parts } from './parts.ts';
import { reviewApi } from './review/api.ts';

/** The whole URL space, and the order in which a request passes middleware and routes. */
export function createApp(given: Parts) {
	const parts = { ...given, log: withRequestIdLog(redacted(given.log)) };
	const { config } = parts;
	const auth = createAuth(parts);
	const authenticateWith: Authenticate = (c) => authenticate(auth, c);
	const renderPage = createRenderPage(parts, auth);
	const errors = errorHandlers({
		origin: config.origin,
		log: parts.log,
		showProblem: renderPage.problem
	});

	const may = (c: Context<AppEnv>) => capabilitiesOf(parts, knownViewerOf(c));

	const app = new Hono<AppEnv>({ strict: false, router: createRouter() });
	return app
		.use(requestId)
		.use(responseHeaders(config))
		.use(limitRequest)
		.use(limitBody)
		.use(csrf(config.origin))
		.use(requireContentType)
		.use(provideDatabase(parts))
		.route('/health', health(parts))
		.use('/auth/login', limitSignIns(parts))
		.use('/callback', limitSignIns(parts))
		.route(
			'/',
			authRoutes(auth, { authenticate: authenticateWith, showProblem: renderPage.problem })
		)
		.use(authenticateRequests(authenticateWith))
		.use(limitWrites(parts))
		.route('/api/auth', authApi(auth))
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

const provideDatabase = ({ database }: Pick<Parts, 'database'>) =>
	createMiddleware<AppEnv>((c, next) => {
		c.set('database', database);
		return next();
	});
