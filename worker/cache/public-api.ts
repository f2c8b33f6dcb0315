import { Hono } from 'hono';
import type { Context } from 'hono';
import { businessesApi } from '../businesses/api.ts';
import { categoriesApi } from '../categories/api.ts';
import { eventsApi } from '../events/api.ts';
import { mapApi } from '../events/map-api.ts';
import type { AppEnv } from '../http/app-env.ts';
import { HttpError } from '../http/http-error.ts';
import type { Services } from '../page-context.ts';
import { anonymous, knownIdentity } from '../users/identity.ts';

/** Answers a read of the API for nobody. @throws what it failed with, unless that is a status */
export type PublicApi = (url: string, services: Services) => Promise<Response>;

/** The reads of the API that everyone may make, without the sender of a request. */
export function createPublicApi(): PublicApi {
	const given = new WeakMap<Request, Services>();
	function servicesOf({ req }: Context<AppEnv>) {
		const found = given.get(req.raw);
		if (!found) throw new Error('This request was not made for the cache');
		return found;
	}
	const app = new Hono<AppEnv>({ strict: false })
		.use(async (c, next) => {
			c.set('requestId', '');
			c.set('authentication', knownIdentity(anonymous));
			await next();
		})
		.route('/api/categories', categoriesApi(servicesOf))
		.route('/api/businesses', businessesApi(servicesOf))
		.route('/api/events', eventsApi(servicesOf))
		.route('/api/map', mapApi(servicesOf))
		.onError((error) => {
			if (!(error instanceof HttpError)) throw error;
			return new Response(null, { status: error.problem.status });
		});
	return async (url, services) => {
		const request = new Request(url);
		given.set(request, services);
		return app.fetch(request);
	};
}
