import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { answerChanged, only, valueOf } from '../http/answer.ts';
import { answerJson, withIfMatch } from '../http/conditional.ts';
import { describe } from '../http/describe.ts';
import { readJson, withIdempotencyKey } from '../http/json-body.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import type { AppEnv } from '../http/app-env.ts';
import { businessJson, businessToJson } from '../businesses/json.ts';
import type { Capabilities } from '../capabilities.ts';
import { requireViewer } from '../http/viewer.ts';
import type { UpdateOutcome } from '../http/result.ts';
import { eventChanges, newEvent, participation, rejection } from './schema.ts';
import {
	eventJson,
	eventToJson,
	eventWithBusinessesJson,
	eventWithBusinessesToJson,
	joinedJson,
	leftJson,
	participationToJson
} from './json.ts';
import { eventFilter } from './query.ts';
import type { Event } from './types.ts';

const page = v.object(pageQuery);
const list = { status: 200, schema: pageJson(eventJson) } as const;
const one = { status: 200, schema: eventJson } as const;
const tag = 'Events';

function decided(c: Context<AppEnv>, outcome: UpdateOutcome<Event>, sent?: unknown): Response {
	if (outcome.kind === 'changed') return answerChanged(c, outcome, eventToJson, sent);
	return c.json(eventToJson(valueOf(outcome)));
}

/** What waits or was called off is read by fewer, or soon differs. */
const audienceOf = ({ status }: Event) => (status === 'approved' ? 'everyone' : 'viewer');

/** `/api/events` */
export function eventsApi(may: (c: Context<AppEnv>) => Capabilities) {
	return new Hono<AppEnv>({ strict: false })
		.get(
			'/',
			describe({
				...{ tag, access: 'anyone', query: eventFilter, answers: list },
				summary: 'Approved events that have not ended',
				description:
					'What ends first comes first; an event of several days counts day by day. from and to ask for what is on at some time between them. A page that a filter leaves short still has a next_cursor while there is more to look through.'
			}),
			async (c) => {
				const { bbox, ...filter } = readQuery(c, eventFilter);
				const found = valueOf(await may(c).events.list({ ...filter, box: bbox ?? null }));
				return answerJson(c, pageToJson(found, eventToJson), { audience: 'everyone' });
			}
		)
		.post(
			'/',
			describe({
				...{ tag, access: 'signed-in', body: newEvent, refuses: [404] },
				summary: 'Announce an event that your business hosts',
				description:
					'Answers the event, the first one when it repeats. Times without an offset are on the clocks of its time zone. A submission_id, or the header Idempotency-Key, names the submission: sent again, it makes nothing new, and with other things in it, 422.',
				answers: { status: 201, schema: eventJson }
			}),
			async (c) => {
				await requireViewer(c);
				const input = withIdempotencyKey(c, await readJson(c));
				const [event] = valueOf(await may(c).events.create(input));
				if (!event) throw new Error('An event was made and is not there');
				return c.json(eventToJson(event), 201, { location: `/api/events/${event.id}` });
			}
		)
		.all('/', only('GET', 'POST'))
		.get(
			'/mine',
			describe({
				...{ tag, access: 'signed-in', query: page, answers: list },
				summary: 'What you announced, newest first, whatever its status'
			}),
			async (c) => {
				await requireViewer(c);
				const found = valueOf(await may(c).events.mine(readQuery(c, page)));
				return c.json(pageToJson(found, eventToJson));
			}
		)
		.all('/mine', only('GET'))
		.get(
			'/:id',
			describe({
				...{ tag, access: 'anyone', refuses: [404] },
				summary: 'An event with the first fifty businesses that take part, by id or slug',
				answers: { status: 200, schema: eventWithBusinessesJson }
			}),
			async (c) => {
				const event = valueOf(await may(c).events.find(c.req.param('id')));
				return answerJson(c, eventWithBusinessesToJson(event), {
					audience: audienceOf(event),
					version: event.version
				});
			}
		)
		.patch(
			'/:id',
			describe({
				...{ tag, access: 'signed-in', body: eventChanges, answers: one },
				...{ summary: 'Change your event', refuses: [404, 409], versionOf: eventJson },
				description: 'One that was rejected goes back to the moderators.'
			}),
			async (c) => {
				await requireViewer(c);
				const sent = await readJson(c);
				const outcome = await may(c).events.update(c.req.param('id'), withIfMatch(c, sent));
				if (outcome.kind === 'changed') return answerChanged(c, outcome, eventToJson, sent);
				const event = valueOf(outcome);
				return answerJson(c, eventToJson(event), { audience: 'viewer', version: event.version });
			}
		)
		.all('/:id', only('GET', 'PATCH'))
		.get(
			'/:id/businesses',
			describe({
				...{ tag, access: 'anyone', query: page, refuses: [404] },
				summary: 'All businesses that take part in an event, in the order in which they joined',
				answers: { status: 200, schema: pageJson(businessJson) }
			}),
			async (c) => {
				const { participants } = may(c).events;
				const found = valueOf(await participants(c.req.param('id'), readQuery(c, page)));
				return answerJson(c, pageToJson(found, businessToJson), {
					audience: audienceOf(found.event)
				});
			}
		)
		.all('/:id/businesses', only('GET'))
		.post(
			'/:id/cancel',
			describe({
				...{ tag, access: 'signed-in', answers: one, refuses: [404, 409] },
				...{ summary: 'Cancel your event', versionOf: eventJson }
			}),
			async (c) => {
				await requireViewer(c);
				return decided(c, await may(c).events.cancel(c.req.param('id'), withIfMatch(c, {})));
			}
		)
		.all('/:id/cancel', only('POST'))
		.post(
			'/:id/join',
			describe({
				...{ tag, access: 'signed-in', body: participation, refuses: [404, 409] },
				summary: 'Join an event with your business',
				answers: { status: 200, schema: joinedJson }
			}),
			async (c) => {
				await requireViewer(c);
				const outcome = await may(c).events.join(c.req.param('id'), await readJson(c));
				return c.json(participationToJson(valueOf(outcome)));
			}
		)
		.all('/:id/join', only('POST'))
		.post(
			'/:id/leave',
			describe({
				...{ tag, access: 'signed-in', body: participation, refuses: [404, 409] },
				summary: 'Take your business out of an event',
				answers: { status: 200, schema: leftJson }
			}),
			async (c) => {
				await requireViewer(c);
				const outcome = await may(c).events.leave(c.req.param('id'), await readJson(c));
				return c.json(participationToJson(valueOf(outcome)));
			}
		)
		.all('/:id/leave', only('POST'))
		.post(
			'/:id/approve',
			describe({
				...{ tag: 'Review', access: 'moderators', answers: one, refuses: [404, 409] },
				...{ summary: 'Make an event public', versionOf: eventJson }
			}),
			async (c) => {
				await requireViewer(c);
				return decided(c, await may(c).events.approve(c.req.param('id'), withIfMatch(c, {})));
			}
		)
		.all('/:id/approve', only('POST'))
		.post(
			'/:id/reject',
			describe({
				...{ tag: 'Review', access: 'moderators', body: rejection, answers: one },
				...{ summary: 'Reject an event with a reason for its owner', refuses: [404, 409] },
				versionOf: eventJson
			}),
			async (c) => {
				await requireViewer(c);
				const sent = await readJson(c);
				const outcome = await may(c).events.reject(c.req.param('id'), withIfMatch(c, sent));
				return decided(c, outcome, sent);
			}
		)
		.all('/:id/reject', only('POST'));
}
