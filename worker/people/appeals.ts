import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { newAnswer } from '../appeals/schema.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { suspensions, users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { ownerFields, personNameOf } from '../moderator-search/owner.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { appealNotFound, onlyModeratorsSuspendPeople } from './errors.ts';
import { presentSuspension } from './own-suspension.ts';
import type { AppealOfPerson } from './types.ts';

/** Appeals that are shown: the next ones follow when these are answered. */
const maxShown = 10;

const isWaiting = and(isNotNull(suspensions.appealedAt), isNull(suspensions.answeredAt));

/** The appeals of people that wait, oldest first, for moderators. */
export async function listAppeals(context: RequestContext): Promise<Result<AppealOfPerson[]>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'suspend_people')) return onlyModeratorsSuspendPeople;
	const rows = await context.database
		.select({ suspension: suspensions, person: ownerFields })
		.from(suspensions)
		.innerJoin(users, eq(users.id, suspensions.personId))
		.where(isWaiting)
		.orderBy(asc(suspensions.appealedAt))
		.limit(maxShown);
	return ok(
		rows.flatMap(({ suspension, person }) => {
			const named = personNameOf(person);
			return named ? [{ person: named, suspension: presentSuspension(suspension) }] : [];
		})
	);
}

/** Leaves somebody suspended, and tells them why. */
export async function answerAppeal(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'suspend_people')) return onlyModeratorsSuspendPeople;
	const parsed = parseInput(newAnswer, raw);
	if (parsed.kind === 'error') return parsed;
	const at = now();
	const reason = parsed.input.answer;
	const data = { change: 'appeal_answered', reason } as const;
	const isAnswered = sql`EXISTS (SELECT 1 FROM ${suspensions} WHERE ${and(
		eq(suspensions.personId, id),
		eq(suspensions.answeredAt, at)
	)})`;
	const [{ meta }] = await database.batch([
		database
			.update(suspensions)
			.set({ answer: reason, answeredAt: at })
			.where(and(eq(suspensions.personId, id), isWaiting)),
		recordAudit(
			database,
			{
				action: 'suspension_kept',
				actor: viewer.id,
				subject: { kind: 'person', id },
				details: {}
			},
			at,
			sql`changes() > 0`
		),
		enqueueMail(
			database,
			{ kind: 'suspension', key: `${id}-${at}`, personId: id, data },
			at,
			isAnswered
		)
	]);
	if (meta.changes === 0) return appealNotFound;
	context.log('suspension_kept', { user: id, by: viewer.id });
	return ok(null);
}
