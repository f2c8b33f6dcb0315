import { and, eq, exists, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { questions } from '../database/schema.ts';
import { idOfEvent, isEvent } from '../database/sql/identify.ts';
import { eventNotFound, notEventOwner } from '../events/errors.ts';
import { selectEvents } from '../events/repository.ts';
import { newsOf } from '../events/tell-host.ts';
import type { EventRow } from '../events/types.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { alreadyDecided, notPublic, questionNotFound } from './errors.ts';
import { presentQuestion } from './present.ts';
import { newAnswer } from './schema.ts';
import type { Question } from './types.ts';

type QuestionRow = typeof questions.$inferSelect;

interface Found {
	kind: 'question';
	viewer: Viewer;
	event: EventRow;
	question: QuestionRow;
}

/** Finds a question that the viewer may answer. */
export async function findQuestion(
	context: RequestContext,
	idOrSlug: string,
	id: string
): Promise<Found | Err> {
	const { database } = context;
	const [viewer, [event], [question]] = await Promise.all([
		actingViewer(context),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		database
			.select()
			.from(questions)
			.where(
				and(
					eq(questions.id, /^\d{1,15}$/.test(id) ? Number(id) : 0),
					sql`${questions.eventId} = ${idOfEvent(idOrSlug)}`
				)
			)
	]);
	if (!viewer) return notSignedIn;
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	if (!can(viewer, 'answer_questions', event)) return notEventOwner;
	return question ? { kind: 'question', viewer, event, question } : questionNotFound;
}

/** A statement that decides about a question that waits. */
export const decide = (
	database: Database,
	{ question, viewer }: Found,
	{ state, answer, at }: Pick<QuestionRow, 'state' | 'answer'> & { at: number }
) =>
	database
		.update(questions)
		.set({ state, answer, answeredBy: viewer.id, answeredAt: at })
		.where(and(eq(questions.id, question.id), eq(questions.state, 'open')));

/** Answers a question, and tells whoever asked it. */
export async function answerQuestion(
	context: RequestContext,
	idOrSlug: string,
	id: string,
	raw: unknown
): Promise<Result<Question>> {
	const { database, now } = context;
	const found = await findQuestion(context, idOrSlug, id);
	if (found.kind === 'error') return found;
	const parsed = parseInput(newAnswer, raw);
	if (parsed.kind === 'error') return parsed;
	const { answer } = parsed.input;
	const { event, question, viewer } = found;
	if (question.answer === answer) return ok(presentQuestion(question));
	if (!isPublic(event)) return notPublic;
	const at = now();
	const isAnswered = and(
		eq(questions.id, question.id),
		eq(questions.answeredBy, viewer.id),
		eq(questions.answeredAt, at)
	);
	const [{ meta }] = await database.batch([
		decide(database, found, { state: 'answered', answer, at }),
		notify(
			database,
			{
				kind: 'question_answered',
				key: String(question.id),
				data: { ...newsOf(event), question: question.text, answer }
			},
			question.askerId,
			at,
			exists(database.select({ id: questions.id }).from(questions).where(isAnswered))
		)
	]);
	if (meta.changes === 0) return alreadyDecided;
	context.log('question_answered', { event_id: event.id, by: viewer.id });
	return ok(presentQuestion({ ...question, state: 'answered', answer, answeredAt: at }));
}

/** Takes a question off the list of those that wait. Whoever asked it is not told. */
export async function closeQuestion(
	context: RequestContext,
	idOrSlug: string,
	id: string
): Promise<Result<Question>> {
	const { database, now } = context;
	const found = await findQuestion(context, idOrSlug, id);
	if (found.kind === 'error') return found;
	const { event, question, viewer } = found;
	if (question.state === 'closed') return ok(presentQuestion(question));
	const at = now();
	const { meta } = await decide(database, found, { state: 'closed', answer: null, at });
	if (meta.changes === 0) return alreadyDecided;
	context.log('question_closed', { event_id: event.id, by: viewer.id });
	return ok(presentQuestion({ ...question, state: 'closed', answeredAt: at }));
}
