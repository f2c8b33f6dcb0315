import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { Services } from '../page-context.ts';
import { newAnswer, newAppeal } from './schema.ts';
import type { AppealOfBusiness } from './types.ts';

const pageFilter = v.object(pageQuery);

const appealJson = v.object({
	id: wholeNumber,
	text: v.string(),
	created_at: v.pipe(v.string(), v.isoTimestamp()),
	business: businessJson
});

const appealToJson = ({
	id,
	text,
	createdAt,
	business
}: AppealOfBusiness): v.InferOutput<typeof appealJson> => ({
	id,
	text,
	created_at: createdAt,
	business: businessToJson(business)
});

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'appeals'>;

/** `/api/businesses/:id/appeal` and `/api/review/appeals` */
export const appealsApi = (services: GetServices) =>
	createRoutes([appealRoute(services), listRoute(services), answerRoute(services)]);

const appealRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/businesses/:id/appeal',
		summary: 'Appeal against the decision to decline or suspend your business',
		tag: 'Businesses',
		access: 'signed-in',
		scope: null,
		body: newAppeal,
		success: { status: 204 },
		errors: [404, 409],
		async handler(c) {
			const { appeal } = services(c).appeals;
			return c.body(unwrap(await appeal(c.req.param('id'), await readJson(c))), 204);
		}
	});

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/review/appeals',
		summary: 'Appeals that wait, oldest first',
		tag: 'Review',
		access: 'moderators',
		query: pageFilter,
		success: { status: 200, schema: pageJson(appealJson) },
		async handler(c) {
			const page = unwrap(await services(c).appeals.list(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, appealToJson));
		}
	});

const answerRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/review/appeals/:id/answer',
		summary: 'Leave the decision as it is, and tell the team why',
		description: 'Verify or restore the business to change the decision instead.',
		tag: 'Review',
		access: 'moderators',
		body: newAnswer,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { answer } = services(c).appeals;
			return c.body(unwrap(await answer(c.req.param('id'), await readJson(c))), 204);
		}
	});
