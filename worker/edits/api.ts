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
import { seenEdit } from './schema.ts';
import type { Edited } from './types.ts';

const pageFilter = v.object(pageQuery);
const instant = v.pipe(v.string(), v.isoTimestamp());

const editedJson = v.object({
	id: wholeNumber,
	/** What was edited; null once it is gone, or not public any more. */
	event: v.nullable(eventJson),
	business: v.nullable(businessJson),
	/** Against what a moderator last saw. */
	changes: v.array(v.object({ name: v.string(), was: v.string(), now: v.string() })),
	first_at: instant,
	last_at: instant
});

const editedToJson = ({
	id,
	thing,
	changes,
	firstAt,
	lastAt
}: Edited): v.InferOutput<typeof editedJson> => ({
	id,
	event: thing?.kind === 'event' ? eventToJson(thing.event) : null,
	business: thing?.kind === 'business' ? businessToJson(thing.business) : null,
	changes,
	first_at: firstAt,
	last_at: lastAt
});

/** `/api/review/edits` */
export const editsApi = (services: (c: Context<AppEnv>) => Pick<Services, 'edits'>) =>
	createRoutes([
		route({
			method: 'GET',
			path: '/',
			summary: 'What was edited after it was public, and nobody has looked at, oldest first',
			tag: 'Review',
			access: 'moderators',
			query: pageFilter,
			success: { status: 200, schema: pageJson(editedJson) },
			async handler(c) {
				const page = unwrap(await services(c).edits.list(readQuery(c, pageFilter)));
				return json(c, pageToJson(page, editedToJson));
			}
		}),
		route({
			method: 'POST',
			path: '/:id/seen',
			summary: 'Take an edit off the list',
			description: 'Reject the event or suspend the business to take it down instead.',
			tag: 'Review',
			access: 'moderators',
			body: seenEdit,
			success: { status: 204 },
			errors: [404],
			async handler(c) {
				const { markSeen } = services(c).edits;
				return c.body(unwrap(await markSeen(c.req.param('id'), await readJson(c))), 204);
			}
		})
	]);
