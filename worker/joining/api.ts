import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import type { Result } from '../http/result.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import {
	joinedJson,
	leftJson,
	leftToJson,
	notJoinedJson,
	participationToJson,
	requestJson,
	requestToJson
} from './json.ts';
import { participation, refusal, requestFilter } from './schema.ts';
import type { Participation } from './types.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'joining'>;

/** `/api/events/:id/join`, `/leave` and `/requests`, and who is removed from `/businesses`. */
export const joiningApi = (services: GetServices) =>
	createRoutes([
		joinRoute(services),
		leaveRoute(services),
		requestsRoute(services),
		acceptRoute(services),
		declineRoute(services),
		inviteRoute(services),
		removeRoute(services)
	]);

const joined = { status: 200, schema: joinedJson } as const;

/** Responds with 202 until the business takes part. */
function standingJson(c: Context<AppEnv>, result: Result<Participation>): Promise<Response> {
	const standing = unwrap(result);
	return json(c, participationToJson(standing), {
		status: standing.state === 'joined' ? 200 : 202
	});
}

const joinRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/join',
		summary: 'Join an event with your business',
		description:
			'The business takes part at once if the event is open or the host has invited it, and there is a place. Otherwise it has asked the host (requested), or waits for a place (waiting).',
		tag: 'Events',
		access: 'signed-in',
		body: participation,
		success: joined,
		pending: notJoinedJson,
		errors: [404, 409],
		async handler(c) {
			return standingJson(c, await services(c).joining.join(c.req.param('id'), await readJson(c)));
		}
	});

const leaveRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/leave',
		summary: 'Leave an event with your business',
		description: 'Also withdraws its request, and turns down an invitation.',
		tag: 'Events',
		access: 'signed-in',
		body: participation,
		success: { status: 200, schema: leftJson },
		errors: [404, 409],
		async handler(c) {
			const result = await services(c).joining.leave(c.req.param('id'), await readJson(c));
			return json(c, leftToJson(unwrap(result)));
		}
	});

const requestsRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id/requests',
		summary: 'Businesses that want to join your event, or that you invited or turned down',
		description: 'Those that wait for an answer come first. Helpers of the host read them too.',
		tag: 'Events',
		access: 'signed-in',
		query: requestFilter,
		success: { status: 200, schema: pageJson(requestJson) },
		errors: [404],
		async handler(c) {
			const { requests } = services(c).joining;
			const page = unwrap(await requests(c.req.param('id'), readQuery(c, requestFilter)));
			return json(c, pageToJson(page, requestToJson));
		}
	});

const acceptRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/requests/:business/accept',
		summary: 'Let a business join your event',
		description: 'Without a free place, it waits for one.',
		tag: 'Events',
		access: 'signed-in',
		success: joined,
		pending: notJoinedJson,
		errors: [404, 409],
		async handler(c) {
			const { id, business } = c.req.param();
			return standingJson(c, await services(c).joining.accept(id, business));
		}
	});

const declineRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/requests/:business/decline',
		summary: 'Turn a business down, with a reason for its owner',
		tag: 'Events',
		access: 'signed-in',
		body: refusal,
		success: { status: 200, schema: notJoinedJson },
		errors: [404, 409],
		async handler(c) {
			const { id, business } = c.req.param();
			const result = await services(c).joining.decline(id, business, await readJson(c));
			return json(c, participationToJson(unwrap(result)));
		}
	});

const inviteRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/requests/:business/invite',
		summary: 'Invite a business to your event',
		description: 'It joins by itself, if it wants to. One that has asked already takes part.',
		tag: 'Events',
		access: 'signed-in',
		success: joined,
		pending: notJoinedJson,
		errors: [404, 409, 422],
		async handler(c) {
			const { id, business } = c.req.param();
			return standingJson(c, await services(c).joining.invite(id, business));
		}
	});

const removeRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/:id/businesses/:business',
		summary: 'Remove a business from your event, or take its invitation back',
		description: 'A business that was removed comes back only by invitation.',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404, 409],
		async handler(c) {
			const { id, business } = c.req.param();
			unwrap(await services(c).joining.remove(id, business));
			return c.body(null, 204);
		}
	});
