import type { Context } from 'hono';
import * as v from 'valibot';
import { eventJson, eventToJson } from '../events/json.ts';
import { pictureType } from '../cache/picture-files.ts';
import type { AppEnv } from '../http/app-env.ts';
import { conflictJson, json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson, withIfMatch } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import type { Services } from '../page-context.ts';
import { noSuchPicture } from '../pictures/files.ts';
import { draftJson, draftToJson } from './json.ts';
import { draftChanges } from './schema.ts';

const pageFilter = v.object(pageQuery);
const draft = { status: 200, schema: draftJson } as const;

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'drafts'>;

/** `/api/drafts`. `POST /api/events` makes them. */
export const draftsApi = (services: GetServices) =>
	createRoutes([
		listRoute(services),
		findRoute(services),
		updateRoute(services),
		removeRoute(services),
		submitRoute(services),
		pictureRoute(services)
	]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/',
		summary: 'Drafts of events of the businesses that you manage, the last changed first',
		description: 'POST /api/events with draft makes one.',
		tag: 'Events',
		access: 'signed-in',
		query: pageFilter,
		success: { status: 200, schema: pageJson(draftJson) },
		async handler(c) {
			const page = unwrap(await services(c).drafts.list(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, draftToJson));
		}
	});

const findRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id',
		summary: 'A draft of a business that you manage',
		tag: 'Events',
		access: 'signed-in',
		success: draft,
		errors: [404],
		async handler(c) {
			const found = unwrap(await services(c).drafts.find(c.req.param('id')));
			return json(c, draftToJson(found), { audience: 'viewer', version: found.version });
		}
	});

const updateRoute = (services: GetServices) =>
	route({
		method: 'PATCH',
		path: '/:id',
		summary: 'Update a draft',
		description: 'A field that is null has no value any more.',
		tag: 'Events',
		access: 'signed-in',
		body: draftChanges,
		success: draft,
		errors: [404, 409],
		versionOf: draftJson,
		async handler(c) {
			const sent = await readJson(c);
			const result = await services(c).drafts.update(c.req.param('id'), withIfMatch(c, sent));
			if (result.kind === 'conflict') return conflictJson(c, result, draftToJson, sent);
			const updated = unwrap(result);
			return json(c, draftToJson(updated), { audience: 'viewer', version: updated.version });
		}
	});

const removeRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/:id',
		summary: 'Delete a draft',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 204 },
		errors: [404, 409],
		versionOf: draftJson,
		async handler(c) {
			const result = await services(c).drafts.remove(c.req.param('id'), withIfMatch(c, {}));
			if (result.kind === 'conflict') return conflictJson(c, result, draftToJson);
			return c.body(unwrap(result), 204);
		}
	});

const submitRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/submit',
		summary: 'Announce a draft: moderators review the event, and the draft is gone',
		description:
			'Returns the event, or the first one of a series. The draft is checked like an event that is sent to POST /api/events. Announcing it again is answered with the same event.',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 201, schema: eventJson },
		errors: [404, 409, 422],
		versionOf: draftJson,
		async handler(c) {
			const result = await services(c).drafts.submit(c.req.param('id'), withIfMatch(c, {}));
			if (result.kind === 'conflict') return conflictJson(c, result, draftToJson);
			const [created] = unwrap(result);
			if (!created) throw new Error('No event was created');
			const location = `/api/events/${created.id}`;
			return json(c, eventToJson(created), { status: 201, location });
		}
	});

const pictureRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id/pictures/:file',
		summary: 'A file of a picture of a draft',
		description: 'Its address is that of the draft’s cover or of a picture in its gallery.',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 200, file: 'image/webp' },
		errors: [404],
		async handler(c) {
			const { id, file } = c.req.param();
			const found = await services(c).drafts.findPicture(id, file);
			if (!found) throw noSuchPicture;
			return c.body(found.bytes, 200, {
				'content-type': pictureType(file),
				'cache-control': 'private, no-store',
				'content-security-policy': "default-src 'none'; sandbox"
			});
		}
	});
