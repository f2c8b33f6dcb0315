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
import { reportReasons } from './reasons.ts';
import { newReport } from './schema.ts';
import type { Reported, ReportedQuestion } from './types.ts';

const pageFilter = v.object(pageQuery);
const instant = v.pipe(v.string(), v.isoTimestamp());

const reportedJson = v.object({
	id: wholeNumber,
	/** What was reported; null once it is gone. */
	event: v.nullable(eventJson),
	business: v.nullable(businessJson),
	/** What somebody asked the organiser of an event. */
	question: v.nullable(
		v.object({ text: v.string(), person_id: v.string(), event_slug: v.string() })
	),
	/** The first twenty are listed. */
	count: wholeNumber,
	first_at: instant,
	reports: v.array(
		v.object({
			reason: v.picklist(reportReasons),
			text: v.string(),
			signed_in: v.boolean(),
			created_at: instant
		})
	)
});

const questionToJson = ({ text, askerId, eventSlug }: ReportedQuestion) => ({
	text,
	person_id: askerId,
	event_slug: eventSlug
});

const reportedToJson = ({
	id,
	thing,
	count,
	firstAt,
	reports
}: Reported): v.InferOutput<typeof reportedJson> => ({
	id,
	event: thing?.kind === 'event' ? eventToJson(thing.event) : null,
	business: thing?.kind === 'business' ? businessToJson(thing.business) : null,
	question: thing?.kind === 'question' ? questionToJson(thing.question) : null,
	count,
	first_at: firstAt,
	reports: reports.map(({ reason, text, isSignedIn, createdAt }) => ({
		reason,
		text,
		signed_in: isSignedIn,
		created_at: createdAt
	}))
});

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'reports'>;

/** `/api/events/:id/reports`, `/api/businesses/:id/reports` and `/api/review/reports` */
export const reportsApi = (services: GetServices) =>
	createRoutes([
		reportRoute(services, 'event'),
		reportRoute(services, 'business'),
		listRoute(services),
		dismissRoute(services)
	]);

const reportRoute = (services: GetServices, kind: 'event' | 'business') =>
	route({
		method: 'POST',
		path: kind === 'event' ? '/events/:id/reports' : '/businesses/:id/reports',
		summary: `Report a public ${kind} to the moderators`,
		tag: kind === 'event' ? 'Events' : 'Businesses',
		access: 'anyone',
		scope: null,
		body: newReport,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const about = { kind, idOrSlug: c.req.param('id') };
			return c.body(unwrap(await services(c).reports.report(about, await readJson(c))), 204);
		}
	});

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/review/reports',
		summary: 'What visitors have reported, oldest first',
		tag: 'Review',
		access: 'moderators',
		query: pageFilter,
		success: { status: 200, schema: pageJson(reportedJson) },
		async handler(c) {
			const page = unwrap(await services(c).reports.list(readQuery(c, pageFilter)));
			return json(c, pageToJson(page, reportedToJson));
		}
	});

const dismissRoute = (services: GetServices) =>
	route({
		method: 'DELETE',
		path: '/review/reports/:id',
		summary: 'Dismiss the reports about one thing',
		tag: 'Review',
		access: 'moderators',
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			return c.body(unwrap(await services(c).reports.dismiss(c.req.param('id'))), 204);
		}
	});
