import type { Context } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { pageQuery, readQuery } from '../http/query.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { Services } from '../page-context.ts';
import type { HistoryEntry, LogEntry } from './types.ts';

const pageFilter = v.object(pageQuery);
const logFilter = v.object({
	...pageQuery,
	about: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(?:person|business|event)\/[\w-]{1,60}$/, 'Please send a kind and an id.'),
			v.metadata({ description: 'Only what is about one thing, such as `business/3`.' })
		)
	)
});
const instant = v.pipe(v.string(), v.isoTimestamp());

const entryJson = v.object({
	id: wholeNumber,
	at: instant,
	action: v.string(),
	actor: v.nullable(v.string()),
	subject: v.object({
		kind: v.picklist(['person', 'business', 'event', 'question', 'category']),
		id: v.string()
	}),
	details: v.string(),
	seal: v.nullable(v.string())
});

const historyJson = v.object({
	id: wholeNumber,
	at: instant,
	action: v.string(),
	who: v.picklist(['you', 'team', 'moderator', 'site'])
});

const entryToJson = (entry: LogEntry): v.InferOutput<typeof entryJson> => entry;
const historyToJson = (entry: HistoryEntry): v.InferOutput<typeof historyJson> => entry;

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'audit'>;

/** `/api/review/log`, and the history of a business and of an event */
export const auditApi = (services: GetServices) =>
	createRoutes([
		logRoute(services),
		historyRoute(services, 'business'),
		historyRoute(services, 'event')
	]);

const logRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/review/log',
		summary: 'The audit log, newest first',
		tag: 'Review',
		access: 'moderators',
		query: logFilter,
		success: { status: 200, schema: pageJson(entryJson) },
		async handler(c) {
			const page = unwrap(await services(c).audit.list(readQuery(c, logFilter)));
			return json(c, pageToJson(page, entryToJson));
		}
	});

const historyRoute = (services: GetServices, kind: 'business' | 'event') =>
	route({
		method: 'GET',
		path: kind === 'business' ? '/businesses/:id/history' : '/events/:id/history',
		summary: `What was done to your ${kind}, newest first`,
		tag: kind === 'business' ? 'Businesses' : 'Events',
		access: 'signed-in',
		query: pageFilter,
		success: { status: 200, schema: pageJson(historyJson) },
		errors: [404],
		async handler(c) {
			const about = { kind, idOrSlug: c.req.param('id') };
			const { name, slug, ...page } = unwrap(
				await services(c).audit.history(about, readQuery(c, pageFilter))
			);
			return json(c, pageToJson(page, historyToJson));
		}
	});
