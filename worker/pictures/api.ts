import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import type { PictureRole, PictureUpload } from './picture.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'businesses' | 'events'>;

const description = v.object({ alt: v.optional(v.string()) });
const business = { status: 200, schema: businessJson } as const;
const event = { status: 200, schema: eventJson } as const;

const uploadOf = async (c: Context<AppEnv>): Promise<PictureUpload> => ({
	bytes: await c.req.arrayBuffer(),
	alt: c.req.query('alt')
});

/** `/api/businesses/:id/cover`, `/api/businesses/:id/logo` and `/api/events/:id/cover` */
export const picturesApi = (services: GetServices) =>
	createRoutes([
		...businessRoutes(services, 'cover'),
		...businessRoutes(services, 'logo'),
		...eventRoutes(services)
	]);

const businessRoutes = (services: GetServices, role: PictureRole) => [
	route({
		method: 'PUT',
		path: `/businesses/:id/${role}`,
		summary: `Upload the ${role} of your business`,
		tag: 'Businesses',
		access: 'signed-in',
		query: description,
		upload: true,
		success: business,
		errors: [404],
		async handler(c) {
			const { businesses } = services(c);
			const upload = await uploadOf(c);
			const changed = await businesses.setPicture(c.req.param('id') ?? '', role, upload);
			return json(c, businessToJson(unwrap(changed)));
		}
	}),
	route({
		method: 'DELETE',
		path: `/businesses/:id/${role}`,
		summary: `Remove the ${role} of your business`,
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			unwrap(await services(c).businesses.removePicture(c.req.param('id') ?? '', role));
			return c.body(null, 204);
		}
	})
];

const eventRoutes = (services: GetServices) => [
	route({
		method: 'PUT',
		path: '/events/:id/cover',
		summary: 'Upload the cover of your event',
		description: 'All dates of a series share one.',
		tag: 'Events',
		access: 'signed-in',
		query: description,
		upload: true,
		success: event,
		errors: [404, 409],
		async handler(c) {
			const changed = await services(c).events.setCover(c.req.param('id'), await uploadOf(c));
			return json(c, eventToJson(unwrap(changed)));
		}
	}),
	route({
		method: 'DELETE',
		path: '/events/:id/cover',
		summary: 'Remove the cover of your event',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			unwrap(await services(c).events.removeCover(c.req.param('id')));
			return c.body(null, 204);
		}
	})
];
