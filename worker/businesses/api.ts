import type { Context } from 'hono';
import * as v from 'valibot';
import type { Services } from '../page-context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { conflictJson, json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson, withIdempotencyKey, withIfMatch } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { businessJson, businessToJson, foundBusinessJson, foundBusinessToJson } from './json.ts';
import { listFilter } from './query.ts';
import { businessChanges, newBusiness, optionalReason, requiredReason } from './schema.ts';

const pageFilter = v.object(pageQuery);
const confirmation = v.object({ name: v.string() });

const business = { status: 200, schema: businessJson } as const;
const businessPage = { status: 200, schema: pageJson(businessJson) } as const;

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'businesses'>;

/** `/api/businesses` */
export const businessesApi = (services: GetServices) =>
	createRoutes([
		listRoute(services),
		createRoute(services),
		mineRoute(services),
		findRoute(services),
		updateRoute(services),
		removeRoute(services),
		decisionRoute(services, 'verify', { summary: 'Make a business public' }),
		decisionRoute(services, 'decline', {
			summary: 'Decline a business that waits, with a reason for its owner',
			body: requiredReason
		}),
		decisionRoute(services, 'suspend', {
			summary: 'Take a business and its events off the site, with a reason for its owner',
			body: requiredReason
		}),
		decisionRoute(services, 'restore', {
			summary: 'Make a suspended business and its events public again',
			body: optionalReason
		})
	]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/',
		summary: 'Verified businesses, newest first',
		tag: 'Businesses',
		access: 'anyone',
		query: listFilter,
		success: businessPage,
		async handler(c) {
			const page = unwrap(await services(c).businesses.list(readQuery(c, listFilter)));
			return json(c, pageToJson(page, businessToJson), { audience: 'everyone' });
		}
	});

const createRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/',
		summary: 'Register a business',
		description:
			'A submission_id, or the Idempotency-Key header, identifies the request. Repeating it creates nothing new; repeating it with different content is a 422 error.',
		tag: 'Businesses',
		access: 'signed-in',
		body: newBusiness,
		success: { status: 201, schema: businessJson },
		async handler(c) {
			const input = withIdempotencyKey(c, await readJson(c));
			const created = unwrap(await services(c).businesses.create(input));
			const location = `/api/businesses/${created.id}`;
			return json(c, businessToJson(created), { status: 201, location });
		}
	});

const mineRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/mine',
		summary: 'Your businesses, newest first',
		tag: 'Businesses',
		access: 'signed-in',
		query: pageFilter,
		success: businessPage,
		async handler(c) {
			const page = unwrap(await services(c).businesses.mine(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, businessToJson));
		}
	});

const findRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id',
		summary: 'A business, by id or slug',
		tag: 'Businesses',
		access: 'anyone',
		success: { status: 200, schema: foundBusinessJson },
		errors: [404],
		async handler(c) {
			const found = unwrap(await services(c).businesses.find(c.req.param('id')));
			return json(c, foundBusinessToJson(found), {
				audience: found.isVerified ? 'everyone' : 'viewer',
				version: found.version
			});
		}
	});

const updateRoute = (services: GetServices) =>
	route({
		method: 'PATCH',
		path: '/:id',
		summary: 'Update your business',
		tag: 'Businesses',
		access: 'signed-in',
		body: businessChanges,
		success: business,
		errors: [404, 409],
		versionOf: businessJson,
		async handler(c) {
			const sent = await readJson(c);
			const input = withIfMatch(c, sent);
			const result = await services(c).businesses.update(c.req.param('id'), input);
			if (result.kind === 'conflict') return conflictJson(c, result, businessToJson, sent);
			const { version } = unwrap(result);
			return json(c, businessToJson(unwrap(result)), { audience: 'viewer', version });
		}
	});

const removeRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/:id',
		summary: 'Delete your business',
		description:
			'The name confirms the deletion. Upcoming events that the business hosts are cancelled, and it leaves the events that it joined.',
		tag: 'Businesses',
		access: 'signed-in',
		query: confirmation,
		success: { status: 204 },
		errors: [404, 409, 422],
		versionOf: businessJson,
		async handler(c) {
			const input = withIfMatch(c, { name: c.req.query('name') });
			const result = await services(c).businesses.remove(c.req.param('id'), input);
			if (result.kind === 'conflict') return conflictJson(c, result, businessToJson);
			return c.body(unwrap(result), 204);
		}
	});

const decisionRoute = (
	services: GetServices,
	decision: 'verify' | 'decline' | 'suspend' | 'restore',
	{ summary, body }: { summary: string; body?: typeof requiredReason | typeof optionalReason }
) =>
	route({
		method: 'POST',
		path: `/:id/${decision}`,
		summary,
		tag: 'Review',
		access: 'moderators',
		...(body && { body }),
		success: business,
		errors: [404, 409],
		versionOf: businessJson,
		async handler(c) {
			const sent = body && (await readJson(c));
			const { decide } = services(c).businesses;
			const result = await decide(c.req.param('id'), decision, withIfMatch(c, sent ?? {}));
			if (result.kind === 'conflict') return conflictJson(c, result, businessToJson, sent);
			return json(c, businessToJson(unwrap(result)));
		}
	});
