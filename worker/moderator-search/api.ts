import type { Context } from 'hono';
import * as v from 'valibot';
import { businessJson, businessToJson } from '../businesses/json.ts';
import { eventJson, eventToJson } from '../events/json.ts';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { ItemCount } from '../listing/page.ts';
import type { Services } from '../page-context.ts';
import { searchInput } from './schema.ts';
import type { Found, FoundBusiness, FoundEvent, FoundPerson } from './types.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const owner = v.nullable(v.object({ id: v.string(), name: v.string() }));
/** Up to 50; `more` where there are others. */
const count = v.object({ value: wholeNumber, more: v.boolean() });

export const personJson = v.object({
	id: v.string(),
	name: v.string(),
	identity_provider: v.string(),
	created_at: instant,
	suspended_at: v.nullable(instant),
	businesses: count,
	events: count,
	reports: wholeNumber
});

const foundBusinessJson = v.object({
	business: businessJson,
	decided_at: v.nullable(instant),
	owner,
	events: count,
	reports: wholeNumber
});

const foundEventJson = v.object({ event: eventJson, owner, reports: wholeNumber });

/** null for a kind that was not asked for, or that the sender may not see. */
const foundJson = v.object({
	people: v.nullable(pageJson(personJson)),
	businesses: v.nullable(pageJson(foundBusinessJson)),
	events: v.nullable(pageJson(foundEventJson))
});

const countToJson = ({ value, isMore }: ItemCount) => ({ value, more: isMore });

export const personToJson = (person: FoundPerson): v.InferOutput<typeof personJson> => ({
	id: person.id,
	name: person.name,
	identity_provider: person.identityProvider,
	created_at: person.createdAt,
	suspended_at: person.suspendedAt,
	businesses: countToJson(person.businesses),
	events: countToJson(person.events),
	reports: person.reports
});

const toBusinessJson = (found: FoundBusiness): v.InferOutput<typeof foundBusinessJson> => ({
	business: businessToJson(found.business),
	decided_at: found.decidedAt,
	owner: found.owner,
	events: countToJson(found.events),
	reports: found.reports
});

const toEventJson = (found: FoundEvent): v.InferOutput<typeof foundEventJson> => ({
	event: eventToJson(found.event),
	owner: found.owner,
	reports: found.reports
});

const toJson = ({ people, businesses, events }: Found) => ({
	people: people && pageToJson(people, personToJson),
	businesses: businesses && pageToJson(businesses, toBusinessJson),
	events: events && pageToJson(events, toEventJson)
});

/** `/api/review/search` */
export const moderatorSearchApi = (
	services: (c: Context<AppEnv>) => Pick<Services, 'moderatorSearch'>
) =>
	createRoutes([
		route({
			method: 'POST',
			path: '/',
			summary: 'Find people, businesses and events in any state',
			description:
				'By name, title, id, address of a page, @short_name, or the exact e-mail address that a person has proven. It changes nothing: what is looked for is sent in the body, so that no address is in a URL. With `kind` and `cursor` one list continues.',
			tag: 'Review',
			access: 'moderators',
			body: searchInput,
			success: { status: 200, schema: foundJson },
			errors: [422],
			async handler(c) {
				return json(c, toJson(unwrap(await services(c).moderatorSearch.find(await readJson(c)))));
			}
		})
	]);
