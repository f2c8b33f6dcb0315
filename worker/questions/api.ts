import type { Context } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { json, unwrap } from '../http/json.ts';
import { pageJson, pageToJson } from '../http/page-json.ts';
import { readQuery } from '../http/query.ts';
import { readJson } from '../http/request-body.ts';
import { createRoutes, route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { Services } from '../page-context.ts';
import { newReport } from '../reports/schema.ts';
import { newAnswer, newQuestion, questionFilter, questionStates } from './schema.ts';
import type { Question } from './types.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());

const questionJson = v.object({
	id: wholeNumber,
	text: v.string(),
	state: v.picklist(questionStates),
	answer: v.nullable(v.string()),
	created_at: instant,
	answered_at: v.nullable(instant)
});

const questionToJson = ({
	id,
	text,
	state,
	answer,
	createdAt,
	answeredAt
}: Question): v.InferOutput<typeof questionJson> => ({
	...{ id, text, state, answer },
	created_at: createdAt,
	answered_at: answeredAt
});

type GetServices = (c: Context<AppEnv>) => Pick<Services, 'questions'>;

/** `/api/events/:id/questions` */
export const questionsApi = (services: GetServices) =>
	createRoutes([
		listRoute(services),
		askRoute(services),
		answerRoute(services),
		closeRoute(services),
		reportRoute(services)
	]);

const listRoute = (services: GetServices) =>
	route({
		method: 'GET',
		path: '/:id/questions',
		summary: 'Questions about your event, or those that you asked about another',
		description:
			'Those who manage the host read the questions of one state. Others get all of their own. Nothing tells who asked or answered.',
		tag: 'Events',
		access: 'signed-in',
		query: questionFilter,
		success: { status: 200, schema: pageJson(questionJson) },
		errors: [404],
		async handler(c) {
			const { list } = services(c).questions;
			const page = unwrap(await list(c.req.param('id'), readQuery(c, questionFilter)));
			return json(c, pageToJson(page, questionToJson));
		}
	});

const askRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/questions',
		summary: 'Ask the organiser of an event',
		description:
			'You need an e-mail address that you have proven: the answer comes there. Asking the same twice has no further effect.',
		tag: 'Events',
		access: 'signed-in',
		scope: null,
		body: newQuestion,
		success: { status: 201, schema: questionJson },
		errors: [404, 409, 422],
		async handler(c) {
			const id = c.req.param('id');
			const asked = unwrap(await services(c).questions.ask(id, await readJson(c)));
			const location = `/api/events/${encodeURIComponent(id)}/questions`;
			return json(c, questionToJson(asked), { status: 201, location });
		}
	});

const answerRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/questions/:question/answer',
		summary: 'Answer a question about your event',
		tag: 'Events',
		access: 'signed-in',
		body: newAnswer,
		success: { status: 200, schema: questionJson },
		errors: [404, 409],
		async handler(c) {
			const { id, question } = c.req.param();
			const { answer } = services(c).questions;
			return json(c, questionToJson(unwrap(await answer(id, question, await readJson(c)))));
		}
	});

const closeRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/questions/:question/close',
		summary: 'Close a question about your event without answering it',
		tag: 'Events',
		access: 'signed-in',
		success: { status: 200, schema: questionJson },
		errors: [404, 409],
		async handler(c) {
			const { id, question } = c.req.param();
			return json(c, questionToJson(unwrap(await services(c).questions.close(id, question))));
		}
	});

const reportRoute = (services: GetServices) =>
	route({
		method: 'POST',
		path: '/:id/questions/:question/report',
		summary: 'Report a question about your event to the moderators, and close it',
		tag: 'Events',
		access: 'signed-in',
		scope: null,
		body: newReport,
		success: { status: 204 },
		errors: [404],
		async handler(c) {
			const { id, question } = c.req.param();
			const { report } = services(c).questions;
			return c.body(unwrap(await report(id, question, await readJson(c))), 204);
		}
	});
