import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import { questions } from '../database/schema.ts';
import { idOfEvent, isEvent } from '../database/sql/identify.ts';
import { eventNotFound } from '../events/errors.ts';
import { hasOrganiser, isToCome } from '../events/organiser.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { EventRow } from '../events/types.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { limits } from '../limits.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import { hasProvenAddress } from '../mail/proven-address.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { presentQuestion, questionFields } from './present.ts';
import type { MayAsk, QuestionFilter, Questions, QuestionState } from './types.ts';

/** The questions about an event that the viewer may read. */
export async function listQuestions(
	context: RequestContext,
	idOrSlug: string,
	{ cursor, limit = defaultLimit, state = 'open' }: QuestionFilter = {}
): Promise<Result<Questions>> {
	const { database, now } = context;
	const position = cursor ? readCursor('questions', cursor) : [0];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [[event], ofState, own, [person]] = await Promise.all([
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		selectOfState(context, idOrSlug, state, after, limit + 1),
		selectOwn(context, idOrSlug, viewer.id),
		database
			.select({ isProven: hasProvenAddress(viewer.id).mapWith(Boolean).as('is_proven') })
			.from(sql`(SELECT 1)`)
	]);
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	const at = now();
	const mayAnswer = can(viewer, 'answer_questions', event);
	const rows = mayAnswer ? ofState : own;
	const last = mayAnswer && rows.length > limit ? rows[limit - 1] : null;
	return ok({
		event: presentEvent(event, viewer, at),
		mayAnswer,
		mayAsk: mayAsk(event, { asked: own.length, isProven: person?.isProven === true }, at),
		items: (mayAnswer ? rows.slice(0, limit) : rows).map(presentQuestion),
		nextCursor: last ? toCursor('questions', [last.id]) : null
	});
}

function mayAsk(
	event: EventRow,
	{ asked, isProven }: { asked: number; isProven: boolean },
	now: number
): MayAsk {
	if (!isToCome(event, now)) return 'over';
	if (!hasOrganiser(event)) return 'nobody';
	if (!isProven) return 'unproven';
	return asked < limits.questionsAboutEvent ? 'yes' : 'enough';
}

const isAbout = (idOrSlug: string) => sql`${questions.eventId} = ${idOfEvent(idOrSlug)}`;

/** Those that wait in the order in which they came, the others the other way round. */
function selectOfState(
	{ database }: RequestContext,
	idOrSlug: string,
	state: QuestionState,
	after: number,
	limit: number
) {
	const { id } = questions;
	const isFirst = after === 0;
	const begins = state === 'open' ? gt(id, after) : isFirst ? undefined : lt(id, after);
	return database
		.select(questionFields)
		.from(questions)
		.where(and(isAbout(idOrSlug), eq(questions.state, state), begins))
		.orderBy(state === 'open' ? asc(id) : desc(id))
		.limit(limit);
}

const selectOwn = ({ database }: RequestContext, idOrSlug: string, askerId: string) =>
	database
		.select(questionFields)
		.from(questions)
		.where(and(isAbout(idOrSlug), eq(questions.askerId, askerId)))
		.orderBy(desc(questions.id))
		.limit(limits.questionsAboutEvent);
