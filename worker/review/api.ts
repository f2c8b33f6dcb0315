import type { Context } from 'hono';
import * as v from 'valibot';
import type { Services } from '../page-context.ts';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Pending } from './types.ts';

const pageFilter = v.object(pageQuery);

const pendingJson = v.variant('kind', [
	v.object({ kind: v.literal('business'), business: businessJson }),
	v.object({ kind: v.literal('event'), event: eventJson })
]);

const pendingToJson = (pending: Pending): v.InferOutput<typeof pendingJson> =>
	pending.kind === 'business'
		? { kind: 'business', business: businessToJson(pending.business) }
		: { kind: 'event', event: eventToJson(pending.event) };

/** `/api/review` */
export const reviewApi = (services: (c: Context<AppEnv>) => Pick<Services, 'review'>) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/',
			summary: 'Pending businesses and events, oldest first',
			tag: 'Review',
			access: 'moderators',
			query: pageFilter,
			success: { status: 200, schema: pageJson(pendingJson) },
			async handler(c) {
				const queue = unwrap(await services(c).review.queue(readQuery(c, pageFilter)));
				return json(c, pageToJson(queue, pendingToJson));
			}
		})
	]);
