import type { Context } from 'hono';
import * as v from 'valibot';
import type { GenericSchema, InferOutput } from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { draftJson, draftToJson } from '../drafts/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import type { Result } from '../http/result.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Operation } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import type { PictureRole, PictureUpload } from './picture.ts';

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'businesses' | 'drafts' | 'events'>;

const description = v.object({ alt: v.optional(v.string()) });

const uploadOf = async (c: Context<AppEnv>): Promise<PictureUpload> => ({
	bytes: await c.req.arrayBuffer(),
	alt: c.req.query('alt')
});

const largeFile = (pictures: readonly { large: string }[]) => pictures.at(-1)?.large ?? '';

/** Something that has pictures, and how the API shows and changes it. */
interface Pictured<Thing, Schema extends GenericSchema, Role extends PictureRole> {
	folder: string;
	/** What it is called in the description. */
	thing: string;
	tag: Operation['tag'];
	schema: Schema;
	toJson: (thing: Thing) => InferOutput<Schema>;
	isShared?: boolean;
	errors: Operation['errors'];
	serviceOf: (c: Context<AppEnv>) => {
		setPicture(id: string, role: Role, upload: PictureUpload): Promise<Result<Thing>>;
		removePicture(id: string, role: Role, picture?: string): Promise<Result<Thing>>;
	};
}

/** Cover, logo and gallery of `/api/businesses/:id`, cover and gallery of `/api/events/:id` and of drafts. */
export const picturesApi = (services: GetServices) => {
	const business = {
		...{ folder: '/businesses', thing: 'your business', tag: 'Businesses' as const },
		...{ schema: businessJson, toJson: businessToJson, errors: [404] as const },
		serviceOf: (c: Context<AppEnv>) => services(c).businesses
	};
	const event = {
		...{ folder: '/events', thing: 'your event', tag: 'Events' as const, isShared: true },
		...{ schema: eventJson, toJson: eventToJson, errors: [404, 409] as const },
		serviceOf: (c: Context<AppEnv>) => services(c).events
	};
	const draft = {
		...{ folder: '/drafts', thing: 'a draft', tag: 'Events' as const },
		...{ schema: draftJson, toJson: draftToJson, errors: [404] as const },
		serviceOf: (c: Context<AppEnv>) => services(c).drafts
	};
	return createRoutes([
		...onlyPictureRoutes(business, 'cover'),
		...onlyPictureRoutes(business, 'logo'),
		...galleryRoutes(business),
		...onlyPictureRoutes(event, 'cover'),
		...galleryRoutes(event),
		...onlyPictureRoutes(draft, 'cover'),
		...galleryRoutes(draft)
	]);
};

/** Of a cover or a logo, which is the only one of its role. */
const onlyPictureRoutes = <
	Thing,
	Schema extends GenericSchema<unknown, object>,
	Role extends PictureRole
>(
	{
		folder,
		thing,
		tag,
		schema,
		toJson,
		isShared,
		errors,
		serviceOf
	}: Pictured<Thing, Schema, Role>,
	role: Role
) => [
	route({
		method: 'PUT',
		path: `${folder}/:id/${role}`,
		summary: `Upload the ${role} of ${thing}`,
		...(isShared && { description: 'All dates of a series share one.' }),
		tag,
		access: 'signed-in',
		query: description,
		upload: true,
		success: { status: 200, schema },
		...(errors && { errors }),
		async handler(c) {
			const id = c.req.param('id') ?? '';
			return json(c, toJson(unwrap(await serviceOf(c).setPicture(id, role, await uploadOf(c)))));
		}
	}),
	route({
		method: 'DELETE',
		path: `${folder}/:id/${role}`,
		summary: `Remove the ${role} of ${thing}`,
		tag,
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			unwrap(await serviceOf(c).removePicture(c.req.param('id') ?? '', role));
			return c.body(null, 204);
		}
	})
];

const galleryRoutes = <
	Thing,
	Schema extends GenericSchema<unknown, { gallery: { large: string }[] }>
>({
	folder,
	thing,
	tag,
	schema,
	toJson,
	isShared,
	errors,
	serviceOf
}: Pictured<Thing, Schema, 'gallery'>) => [
	route({
		method: 'POST',
		path: `${folder}/:id/gallery`,
		summary: `Add a picture to the gallery of ${thing}`,
		...(isShared && { description: 'All dates of a series share it.' }),
		tag,
		access: 'signed-in',
		query: description,
		upload: true,
		success: { status: 201, schema },
		...(errors && { errors }),
		async handler(c) {
			const id = c.req.param('id') ?? '';
			const set = await serviceOf(c).setPicture(id, 'gallery', await uploadOf(c));
			const changed = toJson(unwrap(set));
			return json(c, changed, { status: 201, location: largeFile(changed.gallery) });
		}
	}),
	route({
		method: 'DELETE',
		path: `${folder}/:id/gallery/:picture`,
		summary: `Remove a picture from the gallery of ${thing}`,
		tag,
		access: 'signed-in',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { id = '', picture = '' } = c.req.param();
			unwrap(await serviceOf(c).removePicture(id, 'gallery', picture));
			return c.body(null, 204);
		}
	})
];
