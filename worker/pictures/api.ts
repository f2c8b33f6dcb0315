import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import type { PictureUpload } from './picture.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'businesses' | 'events'>;

const description = v.object({ alt: v.optional(v.string()) });
const business = { status: 200, schema: businessJson } as const;
const event = { status: 200, schema: eventJson } as const;

const uploadOf = async (c: Context<AppEnv>): Promise<PictureUpload> => ({
	bytes: await c.req.arrayBuffer(),
	alt: c.req.query('alt')
});

const largeFile = (pictures: readonly { large: string }[]) => pictures.at(-1)?.large ?? '';

/** Cover, logo and gallery of `/api/businesses/:id`, cover and gallery of `/api/events/:id`. */
export const picturesApi = (services: GetServices) =>
	createRoutes([
		...businessRoutes(services, 'cover'),
		...businessRoutes(services, 'logo'),
		...businessGalleryRoutes(services),
		...eventCoverRoutes(services),
		...eventGalleryRoutes(services)
	]);

const businessRoutes = (services: GetServices, role: 'cover' | 'logo') => [
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

const eventCoverRoutes = (services: GetServices) => [
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
			const changed = await services(c).events.setPicture(
				c.req.param('id'),
				'cover',
				await uploadOf(c)
			);
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
			unwrap(await services(c).events.removePicture(c.req.param('id'), 'cover'));
			return c.body(null, 204);
		}
	})
];

const businessGalleryRoutes = (services: GetServices) => [
	route({
		method: 'POST',
		path: '/businesses/:id/gallery',
		summary: 'Add a picture to the gallery of your business',
		tag: 'Businesses',
		access: 'signed-in',
		query: description,
		upload: true,
		success: { status: 201, schema: businessJson },
		errors: [404],
		async handler(c) {
			const { businesses } = services(c);
			const upload = await uploadOf(c);
			const changed = businessToJson(
				unwrap(await businesses.setPicture(c.req.param('id'), 'gallery', upload))
			);
			return json(c, changed, { status: 201, location: largeFile(changed.gallery) });
		}
	}),
	route({
		method: 'DELETE',
		path: '/businesses/:id/gallery/:picture',
		summary: 'Remove a picture from the gallery of your business',
		tag: 'Businesses',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { id, picture } = c.req.param();
			unwrap(await services(c).businesses.removePicture(id, 'gallery', picture));
			return c.body(null, 204);
		}
	})
];

const eventGalleryRoutes = (services: GetServices) => [
	route({
		method: 'POST',
		path: '/events/:id/gallery',
		summary: 'Add a picture to the gallery of your event',
		description: 'All dates of a series share it.',
		tag: 'Events',
		access: 'signed-in',
		query: description,
		upload: true,
		success: { status: 201, schema: eventJson },
		errors: [404, 409],
		async handler(c) {
			const { events } = services(c);
			const upload = await uploadOf(c);
			const changed = eventToJson(
				unwrap(await events.setPicture(c.req.param('id'), 'gallery', upload))
			);
			return json(c, changed, { status: 201, location: largeFile(changed.gallery) });
		}
	}),
	route({
		method: 'DELETE',
		path: '/events/:id/gallery/:picture',
		summary: 'Remove a picture from the gallery of your event',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { id, picture } = c.req.param();
			unwrap(await services(c).events.removePicture(id, 'gallery', picture));
			return c.body(null, 204);
		}
	})
];
