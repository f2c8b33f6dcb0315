import type { Context } from 'hono';
import * as v from 'valibot';
import { newAnswer, newAppeal } from '../appeals/schema.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { personJson, personToJson } from '../moderator-search/api.ts';
import type { Services } from '../page-context.ts';
import { newSuspension } from './schema.ts';
import type { Suspension } from './types.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());

const suspensionJson = v.object({
	since: instant,
	reason: v.string(),
	/** What the person says against it; null for nothing yet. */
	appeal: v.nullable(v.string()),
	appealed_at: v.nullable(instant),
	/** Of a moderator who left it as it is. */
	answer: v.nullable(v.string())
});

const moderatedJson = v.object({
	...personJson.entries,
	suspension: v.nullable(suspensionJson)
});

const appealJson = v.object({
	person: v.object({ id: v.string(), name: v.string() }),
	suspension: suspensionJson
});

const suspensionToJson = (suspension: Suspension): v.InferOutput<typeof suspensionJson> => ({
	since: suspension.since,
	reason: suspension.reason,
	appeal: suspension.appeal,
	appealed_at: suspension.appealedAt,
	answer: suspension.answer
});

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'people'>;

/** `/api/users/:id`, `/api/suspension` and `/api/review/suspensions` */
export const peopleApi = (services: GetServices) =>
	createRoutes([...personRoutes(services), ...ownRoutes(services), ...appealRoutes(services)]);

const personRoutes = (services: GetServices) => [
	route({
		method: 'GET',
		path: '/users/:id',
		summary: 'Somebody, with what one needs to judge',
		tag: 'Review',
		access: 'moderators',
		success: { status: 200, schema: moderatedJson },
		errors: [404],
		async handler(c) {
			const person = unwrap(await services(c).people.find(c.req.param('id')));
			const { suspension } = person;
			return json(c, {
				...personToJson(person),
				suspension: suspension && suspensionToJson(suspension)
			});
		}
	}),
	route({
		method: 'POST',
		path: '/users/:id/suspend',
		summary: 'End the sessions of somebody, and take everything that they own off the site',
		description:
			'The person reads the reason, and can appeal. It needs a sign-in of the last ten minutes: otherwise the answer is 401 with the code recent_sign_in_needed.',
		tag: 'Review',
		access: 'moderators',
		body: newSuspension,
		success: { status: 204 },
		errors: [404, 409],
		async handler(c) {
			const { suspend } = services(c).people;
			return c.body(unwrap(await suspend(c.req.param('id'), await readJson(c))), 204);
		}
	}),
	route({
		method: 'POST',
		path: '/users/:id/restore',
		summary: 'End the suspension of somebody, and bring back what they own',
		tag: 'Review',
		access: 'moderators',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			return c.body(unwrap(await services(c).people.restore(c.req.param('id'))), 204);
		}
	})
];

const ownRoutes = (services: GetServices) => [
	route({
		method: 'GET',
		path: '/suspension',
		summary: 'Why you are suspended; null if you are not',
		tag: 'Sign-in',
		access: 'signed-in',
		success: { status: 200, schema: v.object({ suspension: v.nullable(suspensionJson) }) },
		async handler(c) {
			const suspension = unwrap(await services(c).people.mySuspension());
			return json(c, { suspension: suspension && suspensionToJson(suspension) });
		}
	}),
	route({
		method: 'POST',
		path: '/suspension/appeal',
		summary: 'Appeal against your suspension, once',
		tag: 'Sign-in',
		access: 'signed-in',
		body: newAppeal,
		success: { status: 204 },
		errors: [409],
		async handler(c) {
			return c.body(unwrap(await services(c).people.appeal(await readJson(c))), 204);
		}
	})
];

const appealRoutes = (services: GetServices) => [
	route({
		method: 'GET',
		path: '/review/suspensions',
		summary: 'The first appeals of people that wait, oldest first',
		tag: 'Review',
		access: 'moderators',
		success: {
			status: 200,
			schema: v.object({ items: v.array(appealJson), next_cursor: v.null() })
		},
		async handler(c) {
			const found = unwrap(await services(c).people.appeals());
			const items = found.map(({ person, suspension }) => ({
				person: { id: person.id, name: person.name },
				suspension: suspensionToJson(suspension)
			}));
			return json(c, { items, next_cursor: null });
		}
	}),
	route({
		method: 'POST',
		path: '/review/suspensions/:id/answer',
		summary: 'Leave somebody suspended, and tell them why',
		description: 'Restore the person to change the decision instead.',
		tag: 'Review',
		access: 'moderators',
		body: newAnswer,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { answer } = services(c).people;
			return c.body(unwrap(await answer(c.req.param('id'), await readJson(c))), 204);
		}
	})
];
