import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { Services } from '../page-context.ts';
import { savedOnDevice } from './schema.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'saved'>;

const pageFilter = v.object(pageQuery);
const keptJson = v.object({
	events: v.array(wholeNumber),
	businesses: v.array(wholeNumber),
	full: v.boolean()
});
const savedJson = v.object({ event_id: wholeNumber, saved: v.literal(true) });
const followedJson = v.object({ business_id: wholeNumber, following: v.literal(true) });

/** `/api/saved`, and what saves events and follows businesses. */
export const savedApi = (services: GetServices) =>
	createRoutes([
		saveRoute(services),
		saveAllRoute(services),
		unsaveRoute(services),
		followRoute(services),
		unfollowRoute(services),
		eventsRoute(services),
		businessesRoute(services)
	]);

const saveRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/events/:id/save',
		summary: 'Save an event: you are told when it changes, and the evening before',
		description: 'Saving it twice has no further effect.',
		tag: 'Saved',
		access: 'signed-in',
		success: { status: 200, schema: savedJson },
		errors: [404, 422],
		async handler(c) {
			const { id } = unwrap(await services(c).saved.add('events', c.req.param('id')));
			return json(c, { event_id: id, saved: true });
		}
	});

const saveAllRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/saved',
		summary: 'Save events and follow businesses that a device kept without an account',
		description:
			'Answers which of them are saved now, and whether some were left out because you have saved as many as one person can. What is not public is left out, too. Doing so twice has no further effect.',
		tag: 'Saved',
		access: 'signed-in',
		body: savedOnDevice,
		success: { status: 200, schema: keptJson },
		async handler(c) {
			const { events, businesses, isFull } = unwrap(
				await services(c).saved.addAll(await readJson(c))
			);
			return json(c, { events, businesses, full: isFull });
		}
	});

const unsaveRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/events/:id/unsave',
		summary: 'Forget an event that you saved',
		tag: 'Saved',
		access: 'signed-in',
		success: { status: 204 },
		async handler(c) {
			return c.body(unwrap(await services(c).saved.remove('events', c.req.param('id'))), 204);
		}
	});

const followRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/businesses/:id/follow',
		summary: 'Follow a business: you are told of the events that it announces',
		description: 'Following it twice has no further effect.',
		tag: 'Saved',
		access: 'signed-in',
		success: { status: 200, schema: followedJson },
		errors: [404, 422],
		async handler(c) {
			const { id } = unwrap(await services(c).saved.add('businesses', c.req.param('id')));
			return json(c, { business_id: id, following: true });
		}
	});

const unfollowRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/businesses/:id/unfollow',
		summary: 'Stop following a business',
		tag: 'Saved',
		access: 'signed-in',
		success: { status: 204 },
		async handler(c) {
			return c.body(unwrap(await services(c).saved.remove('businesses', c.req.param('id'))), 204);
		}
	});

const eventsRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/saved/events',
		summary: 'The events that you saved: those to come, then those that are over',
		tag: 'Saved',
		access: 'signed-in',
		query: pageFilter,
		success: { status: 200, schema: pageJson(eventJson) },
		async handler(c) {
			const page = unwrap(await services(c).saved.events(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, eventToJson));
		}
	});

const businessesRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/saved/businesses',
		summary: 'The businesses that you follow, the latest first',
		tag: 'Saved',
		access: 'signed-in',
		query: pageFilter,
		success: { status: 200, schema: pageJson(businessJson) },
		async handler(c) {
			const page = unwrap(await services(c).saved.businesses(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, businessToJson));
		}
	});
