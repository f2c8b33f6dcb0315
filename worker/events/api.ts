import type { Context } from 'hono';
import * as v from 'valibot';
import type { Services } from '../page-context.ts';
import { draftJson, draftToJson } from '../drafts/json.ts';
import { newDraft } from '../drafts/schema.ts';
import { businessJson, businessToJson } from '../businesses/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { conflictJson, json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { readJson, withIdempotencyKey, withIfMatch } from '../http/request-body.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { ConflictingResult } from '../http/result.ts';
import { createRoutes, route } from '../http/route.ts';
import { seriesCancellation } from './cancel-series.ts';
import { arrival, departure } from './here-now.ts';
import {
	eventJson,
	eventToJson,
	eventWithBusinessesJson,
	eventWithBusinessesToJson,
	hereNowJson,
	hereNowToJson,
	updatedEventJson,
	updatedEventToJson
} from './json.ts';
import { eventFilter } from './query.ts';
import { eventChanges, newEvent, rejection } from './schema.ts';
import type { Event } from './types.ts';

const pageFilter = v.object(pageQuery);
const event = { status: 200, schema: eventJson } as const;
const eventPage = { status: 200, schema: pageJson(eventJson) } as const;

/** Of a draft, most fields may be missing. */
const asDraft = v.object({ draft: v.literal(true) });
const newEventOrDraft = v.union([
	v.object({ ...newEvent.entries, draft: v.optional(v.literal(false)) }),
	v.object({ ...newDraft.entries, draft: v.literal(true) })
]);

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'drafts' | 'events'>;

/** Responds to a decision about an event. @param sent the body of the request, if any */
function decisionJson(
	c: Context<AppEnv>,
	result: ConflictingResult<Event>,
	sent?: unknown
): Promise<Response> {
	if (result.kind === 'conflict') return conflictJson(c, result, eventToJson, sent);
	return json(c, eventToJson(unwrap(result)));
}

/** Only approved events look the same to everyone. */
const audienceOf = ({ status }: Event) => (status === 'approved' ? 'everyone' : 'viewer');

/** `/api/events` */
export const eventsApi = (services: GetServices) =>
	createRoutes([
		listRoute(services),
		createRoute(services),
		mineRoute(services),
		findRoute(services),
		updateRoute(services),
		participantsRoute(services),
		cancelRoute(services),
		cancelSeriesRoute(services),
		arriveRoute(services),
		departRoute(services),
		approveRoute(services),
		rejectRoute(services),
		seriesRoute(services, 'approved'),
		seriesRoute(services, 'rejected')
	]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/',
		summary: 'Upcoming approved events',
		description:
			'Events that have not ended, sorted by end. An event of several days is sorted by the end of its current day. from and to select events that take place between them, at least in part; when selects days, by the clocks of each event. A filtered page can be short and still have a next_cursor.',
		tag: 'Events',
		access: 'anyone',
		query: eventFilter,
		success: eventPage,
		async handler(c) {
			const page = unwrap(await services(c).events.list(readQuery(c, eventFilter)));
			return json(c, pageToJson(page, eventToJson), { audience: 'everyone' });
		}
	});

const createRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/',
		summary: 'Announce an event hosted by your business',
		description:
			'Returns the event, or the first one of a series. Times without an offset are local to its time zone. With draft, it is kept for later, only its team sees it, and only business_id and title are needed: the answer is 202, and /api/drafts has it. A submission_id, or the Idempotency-Key header, identifies the request. Repeating it creates nothing new; repeating it with different content is a 422 error.',
		tag: 'Events',
		access: 'signed-in',
		body: newEventOrDraft,
		success: { status: 201, schema: eventJson },
		pending: draftJson,
		errors: [404],
		async handler(c) {
			const input = withIdempotencyKey(c, await readJson(c));
			if (v.is(asDraft, input)) {
				const draft = unwrap(await services(c).drafts.create(input));
				const location = `/api/drafts/${draft.id}`;
				return json(c, draftToJson(draft), { status: 202, location });
			}
			const [created] = unwrap(await services(c).events.create(input));
			if (!created) throw new Error('No event was created');
			const location = `/api/events/${created.id}`;
			return json(c, eventToJson(created), { status: 201, location });
		}
	});

const mineRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/mine',
		summary: 'Events that you announced or that your teams host, in any status, newest first',
		tag: 'Events',
		access: 'signed-in',
		query: pageFilter,
		success: eventPage,
		async handler(c) {
			const page = unwrap(await services(c).events.mine(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, eventToJson));
		}
	});

const findRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id',
		summary: 'An event with the first fifty businesses that joined, by id or slug',
		tag: 'Events',
		access: 'anyone',
		success: { status: 200, schema: eventWithBusinessesJson },
		errors: [404],
		async handler(c) {
			const found = unwrap(await services(c).events.find(c.req.param('id')));
			return json(c, eventWithBusinessesToJson(found), {
				audience: audienceOf(found),
				version: found.version
			});
		}
	});

const updateRoute = (services: GetServices) =>
	route({
		method: 'PATCH',
		path: '/:id',
		summary: 'Update your event',
		description:
			'A rejected event returns to the review queue. Of a series, dates says what changes: one (this date alone, the default), following (this one and those after it) or all (all that are to come). Only fields with another value than this date has are changed. Times change by the clocks of the place. Dates that are over or cancelled stay as they are, and so does what was changed for another date alone: other_dates counts them.',
		tag: 'Events',
		access: 'signed-in',
		body: eventChanges,
		success: { status: 200, schema: updatedEventJson },
		errors: [404, 409],
		versionOf: eventJson,
		async handler(c) {
			const sent = await readJson(c);
			const result = await services(c).events.update(c.req.param('id'), withIfMatch(c, sent));
			if (result.kind === 'conflict') return conflictJson(c, result, eventToJson, sent);
			const updated = unwrap(result);
			const { version } = updated;
			return json(c, updatedEventToJson(updated), { audience: 'viewer', version });
		}
	});

const participantsRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id/businesses',
		summary: 'All businesses that joined an event, in the order of joining',
		tag: 'Events',
		access: 'anyone',
		query: pageFilter,
		success: { status: 200, schema: pageJson(businessJson) },
		errors: [404],
		async handler(c) {
			const request = readQuery(c, pageFilter);
			const page = unwrap(await services(c).events.participants(c.req.param('id'), request));
			return json(c, pageToJson(page, businessToJson), { audience: audienceOf(page.event) });
		}
	});

const cancelRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/cancel',
		summary: 'Cancel your event',
		tag: 'Events',
		access: 'signed-in',
		success: event,
		errors: [404, 409],
		versionOf: eventJson,
		async handler(c) {
			const { cancel } = services(c).events;
			return decisionJson(c, await cancel(c.req.param('id'), withIfMatch(c, {})));
		}
	});

const arriveRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/here',
		summary: 'Say that your business is at an event now',
		description:
			'For everybody in the team of a business that takes part, from two hours before the event begins. until is the end of the event by default, and 24 hours from now at most. Sending it again changes until.',
		tag: 'Events',
		access: 'signed-in',
		body: arrival,
		success: { status: 200, schema: hereNowJson },
		errors: [404, 409],
		async handler(c) {
			const result = await services(c).events.arrive(c.req.param('id'), await readJson(c));
			return json(c, hereNowToJson(unwrap(result)));
		}
	});

const departRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/:id/here',
		summary: 'Say that your business is not at an event any more',
		tag: 'Events',
		access: 'signed-in',
		query: departure,
		success: { status: 204 },
		errors: [404, 409, 422],
		async handler(c) {
			const input = { business_id: c.req.query('business_id') };
			unwrap(await services(c).events.depart(c.req.param('id'), input));
			return c.body(null, 204);
		}
	});

const cancelSeriesRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/series/cancel',
		summary: 'Cancel all dates of the series of your event that are not over',
		description: 'With from_here, dates before this one stay.',
		tag: 'Events',
		access: 'signed-in',
		body: seriesCancellation,
		success: { status: 200, schema: v.object({ cancelled: wholeNumber }) },
		errors: [404, 409],
		versionOf: eventJson,
		async handler(c) {
			const sent = await readJson(c);
			const { cancelSeries } = services(c).events;
			const result = await cancelSeries(c.req.param('id'), withIfMatch(c, sent));
			if (result.kind === 'conflict') return conflictJson(c, result, eventToJson, sent);
			return json(c, { cancelled: unwrap(result).count });
		}
	});

const approveRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/approve',
		summary: 'Make an event public',
		tag: 'Review',
		access: 'moderators',
		success: event,
		errors: [404, 409],
		versionOf: eventJson,
		async handler(c) {
			const { approve } = services(c).events;
			return decisionJson(c, await approve(c.req.param('id'), withIfMatch(c, {})));
		}
	});

const rejectRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/reject',
		summary: 'Reject an event, with a reason for its owner',
		tag: 'Review',
		access: 'moderators',
		body: rejection,
		success: event,
		errors: [404, 409],
		versionOf: eventJson,
		async handler(c) {
			const sent = await readJson(c);
			const { reject } = services(c).events;
			return decisionJson(c, await reject(c.req.param('id'), withIfMatch(c, sent)), sent);
		}
	});

const decidedJson = v.object({ decided: wholeNumber });

const seriesRoute = (services: GetServices, status: 'approved' | 'rejected') =>
	route({
		method: 'POST',
		path: status === 'approved' ? '/:id/series/approve' : '/:id/series/reject',
		summary:
			status === 'approved'
				? 'Make all dates of a series public that wait'
				: 'Reject all dates of a series, with a reason for its owner',
		tag: 'Review',
		access: 'moderators',
		...(status === 'rejected' && { body: rejection }),
		success: { status: 200, schema: decidedJson },
		errors: [404, 409],
		async handler(c) {
			const input = status === 'rejected' ? await readJson(c) : {};
			const { decideSeries } = services(c).events;
			return json(c, { decided: unwrap(await decideSeries(c.req.param('id'), status, input)) });
		}
	});
