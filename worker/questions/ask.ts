import { and, eq, gt, lt, notExists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { events, questions } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { eventNotFound } from '../events/errors.ts';
import { hasOrganiser, isToCome, organisersOf } from '../events/organiser.ts';
import { selectEvents } from '../events/repository.ts';
import { newsOf } from '../events/tell-host.ts';
import type { EventRow } from '../events/types.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { hasProvenAddress } from '../mail/proven-address.ts';
import { notifyEach } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import {
	addressNeeded,
	askedEnough,
	eventHasEnough,
	nobodyAnswers,
	noMoreQuestions,
	ownEvent,
	tooManyOpen,
	tooManyTodayUntil
} from './errors.ts';
import { presentQuestion, questionFields } from './present.ts';
import { newQuestion } from './schema.ts';
import type { Question } from './types.ts';

const dayMs = 86_400_000;

/** Sends a question to the organiser of a public event that is still to come. */
export async function askQuestion(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Question>> {
	const { database, now } = context;
	const [viewer, [event]] = await Promise.all([
		actingViewer(context),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	if (can(viewer, 'answer_questions', event)) return ownEvent;
	const at = now();
	if (!isToCome(event, at)) return noMoreQuestions;
	if (!hasOrganiser(event)) return nobodyAnswers;
	const parsed = parseInput(newQuestion, raw);
	if (parsed.kind === 'error') return parsed;
	const asked = { eventId: event.id, askerId: viewer.id, text: parsed.input.text };
	const [, , [question], [counts]] = await database.batch([
		insertQuestion(database, asked, at),
		tellOrganisers(database, event, asked, at),
		database.select(questionFields).from(questions).where(isAsked(asked)).limit(1),
		selectCounts(database, asked, at)
	]);
	if (!question) return refusalOf(counts, at);
	context.log('question_asked', { event_id: event.id, by: viewer.id });
	return ok(presentQuestion(question));
}

interface Asked {
	eventId: number;
	askerId: string;
	text: string;
}

const isAsked = ({ eventId, askerId, text }: Asked) =>
	and(eq(questions.eventId, eventId), eq(questions.askerId, askerId), eq(questions.text, text));

/** How many questions there are, up to a limit, which is as many as are read. */
const countUpTo = (limit: number, condition: SQL | undefined): SQL<number> =>
	sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${questions} WHERE ${condition} LIMIT ${limit}))`;

const isOpen = eq(questions.state, sql`'open'`);

const ofDay = (askerId: string, now: number) =>
	and(eq(questions.askerId, askerId), gt(questions.createdAt, now - dayMs));

/** What is counted before somebody asks. */
const countsFor = ({ eventId, askerId }: Asked, now: number) => ({
	ofPair: countUpTo(
		limits.questionsAboutEvent,
		and(eq(questions.eventId, eventId), eq(questions.askerId, askerId))
	),
	openOfPerson: countUpTo(limits.openQuestions, and(eq(questions.askerId, askerId), isOpen)),
	openOfEvent: countUpTo(limits.openQuestionsOfEvent, and(eq(questions.eventId, eventId), isOpen)),
	ofDay: countUpTo(limits.questionsPerDay, ofDay(askerId, now))
});

/** Nothing is inserted beyond a limit, or when the same question is there already. */
function insertQuestion(database: Database, asked: Asked, now: number) {
	const { eventId, askerId, text } = asked;
	const counts = countsFor(asked, now);
	const isNew = notExists(
		database.select({ id: questions.id }).from(questions).where(isAsked(asked))
	);
	return database.insert(questions).select(
		sql`SELECT NULL, ${events.id}, ${askerId}, ${text}, ${now}, 'open', NULL, NULL, NULL, ${events.endAt}
			FROM ${events} WHERE ${and(
				eq(events.id, eventId),
				eq(events.status, 'approved'),
				gt(events.endAt, now),
				hasProvenAddress(askerId),
				lt(counts.ofPair, limits.questionsAboutEvent),
				lt(counts.openOfPerson, limits.openQuestions),
				lt(counts.openOfEvent, limits.openQuestionsOfEvent),
				lt(counts.ofDay, limits.questionsPerDay),
				isNew
			)}`
	);
}

/** The id of the question is known within the batch alone, and is the key of the message. */
function tellOrganisers(database: Database, event: EventRow, asked: Asked, now: number) {
	const people = sql`(
		SELECT organisers.person_id AS person_id, CAST(${questions.id} AS TEXT) AS question
		FROM ${questions} JOIN ${organisersOf(event)} organisers WHERE ${isAsked(asked)}
	)`;
	return notifyEach(
		database,
		'question_asked',
		{
			person: sql.raw('people.person_id'),
			key: sql.raw('people.question'),
			data: sql`${JSON.stringify({ ...newsOf(event), question: asked.text })}`
		},
		people,
		now,
		sql`TRUE`
	);
}

function selectCounts(database: Database, asked: Asked, now: number) {
	const { ofPair, openOfPerson, openOfEvent, ofDay: today } = countsFor(asked, now);
	const { askerId } = asked;
	const first = sql<number>`(SELECT min(${questions.createdAt}) FROM ${questions} WHERE ${ofDay(askerId, now)})`;
	return database
		.select({
			isProven: hasProvenAddress(askerId).mapWith(Boolean).as('is_proven'),
			ofPair: ofPair.as('of_pair'),
			openOfPerson: openOfPerson.as('open_of_person'),
			openOfEvent: openOfEvent.as('open_of_event'),
			ofDay: today.as('of_day'),
			firstOfDay: first.as('first_of_day')
		})
		.from(sql`(SELECT 1)`);
}

type Counts = Awaited<ReturnType<typeof selectCounts>>[number];

/** Why a question was not kept. */
function refusalOf(counts: Counts | undefined, now: number): Err {
	if (!counts) return noMoreQuestions;
	if (!counts.isProven) return addressNeeded;
	if (counts.ofPair >= limits.questionsAboutEvent) return askedEnough;
	if (counts.openOfPerson >= limits.openQuestions) return tooManyOpen;
	if (counts.ofDay >= limits.questionsPerDay) {
		return tooManyTodayUntil((counts.firstOfDay + dayMs - now) / 1_000);
	}
	if (counts.openOfEvent >= limits.openQuestionsOfEvent) return eventHasEnough;
	// It was cancelled meanwhile.
	return noMoreQuestions;
}
