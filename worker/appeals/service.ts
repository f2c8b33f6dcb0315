import { and, asc, eq, exists, gt, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { findOwned } from '../businesses/find-owned.ts';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { appeals, businesses } from '../database/schema.ts';
import { idOfBusiness } from '../database/sql/identify.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { teamOf } from '../database/sql/members.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Viewer } from '../users/viewer.ts';
import {
	alreadyAppealed,
	appealNotFound,
	nothingToAppeal,
	onlyModeratorsAnswer
} from './errors.ts';
import { newAnswer, newAppeal } from './schema.ts';
import type { Appeal, AppealOfBusiness, AppealService } from './types.ts';

/** What teams say against decisions about their businesses, and what moderators answer. */
export const createAppealService = (context: RequestContext): AppealService => ({
	find: (business) => findAppeal(context, business),
	appeal: (business, input) => appeal(context, business, input),
	list: (request) => listWaiting(context, request),
	answer: (id, input) => answer(context, id, input)
});

/** An appeal is about the decision that was made then: a later one has none yet. */
const isAboutDecision = and(
	eq(appeals.businessId, businesses.id),
	eq(appeals.decidedAt, businesses.decidedAt),
	sql`${businesses.decision} IS NOT NULL`
);

const present = ({ id, text, createdAt, answer: said }: typeof appeals.$inferSelect): Appeal => ({
	id,
	text,
	createdAt: new Date(createdAt).toISOString(),
	answer: said
});

async function findAppeal(context: RequestContext, idOrSlug: string) {
	const { database } = context;
	const [owned, found] = await Promise.all([
		findOwned(context, idOrSlug),
		database
			.select()
			.from(appeals)
			.where(
				sql`(${appeals.businessId}, ${appeals.decidedAt}) IN (SELECT ${businesses.id}, ${businesses.decidedAt} FROM ${businesses} WHERE ${businesses.id} = ${idOfBusiness(idOrSlug)} AND ${businesses.decision} IS NOT NULL)`
			)
	]);
	if (owned.kind === 'error') return owned;
	const [row] = found;
	const business = presentBusiness(owned.row, owned.viewer);
	return ok({ business, appeal: row ? present(row) : null });
}

async function appeal(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	const parsed = parseInput(newAppeal, raw);
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const { id: businessId, decidedAt } = row;
	if (row.decision === null || decidedAt === null) return nothingToAppeal;
	const at = now();
	const isDecided = exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(
				and(
					eq(businesses.id, businessId),
					eq(businesses.decidedAt, decidedAt),
					sql`${businesses.decision} IS NOT NULL`
				)
			)
	);
	const values = {
		...{ businessId, decidedAt, personId: viewer.id },
		...{ text: parsed.input.text, createdAt: at }
	};
	const [{ meta }] = await database.batch([
		insertRowsIf(database, appeals, [values], isDecided),
		recordAudit(
			database,
			{
				action: 'business_appealed',
				actor: viewer.id,
				subject: { kind: 'business', id: String(businessId) },
				details: {}
			},
			at,
			sql`changes() > 0`
		)
	]);
	if (meta.changes === 0) return alreadyAppealed;
	context.log('business_appealed', { business_id: businessId, by: viewer.id });
	return ok(null);
}

/** Whether somebody may make the decision again that an appeal is about. */
const mayDecide = (viewer: Viewer): SQL | undefined =>
	or(
		can(viewer, 'verify') ? eq(businesses.decision, 'declined') : undefined,
		can(viewer, 'suspend') ? eq(businesses.decision, 'suspended') : undefined
	);

const isWaiting = isNull(appeals.answeredAt);

/** Appeals of a page, each with its business. */
const defaultLimit = 10;

async function listWaiting(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<AppealOfBusiness>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'answer_appeals')) return onlyModeratorsAnswer;
	const position = cursor ? readCursor('appeals', cursor) : [0];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	const rows = await context.database
		.select({
			appeal: {
				id: joinedColumn(appeals.id, 'appeal_id'),
				text: joinedColumn(appeals.text, 'appeal_text'),
				createdAt: joinedColumn(appeals.createdAt, 'appeal_created_at')
			},
			business: businessFields
		})
		.from(appeals)
		.innerJoin(businesses, isAboutDecision)
		.where(and(isWaiting, gt(appeals.id, after), mayDecide(viewer)))
		.orderBy(asc(appeals.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).map(({ appeal: { id, text, createdAt }, business }) => ({
			id: id ?? 0,
			text: text ?? '',
			createdAt: new Date(createdAt ?? 0).toISOString(),
			answer: null,
			business: presentBusiness(business, viewer)
		})),
		nextCursor: last ? toCursor('appeals', [last.appeal.id ?? 0]) : null
	});
}

async function answer(context: RequestContext, raw: string, input: unknown): Promise<Result<null>> {
	const { database, now } = context;
	const id = /^\d{1,15}$/.test(raw) ? Number(raw) : 0;
	const [viewer, [found]] = await Promise.all([
		actingViewer(context),
		database
			.select({ business: businessFields })
			.from(appeals)
			.innerJoin(businesses, isAboutDecision)
			.where(and(eq(appeals.id, id), isWaiting))
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'answer_appeals')) return onlyModeratorsAnswer;
	const parsed = parseInput(newAnswer, input);
	if (parsed.kind === 'error') return parsed;
	if (!found) return appealNotFound;
	const { id: businessId, name, slug, decision } = found.business;
	const permission = decision === 'suspended' ? 'suspend' : 'verify';
	if (!can(viewer, permission)) return onlyModeratorsAnswer;
	const at = now();
	const reason = parsed.input.answer;
	const [{ meta }] = await database.batch([
		database
			.update(appeals)
			.set({ answer: reason, answeredAt: at })
			.where(and(eq(appeals.id, id), isWaiting)),
		recordAudit(
			database,
			{
				action: 'appeal_answered',
				actor: viewer.id,
				subject: { kind: 'business', id: String(businessId) },
				details: {}
			},
			at,
			sql`changes() > 0`
		),
		notify(
			database,
			{ kind: 'appeal_answered', key: String(id), data: { business: name, slug, reason } },
			teamOf(businessId, rolesThatMay('manage'), null),
			at,
			exists(
				database
					.select({ id: appeals.id })
					.from(appeals)
					.where(and(eq(appeals.id, id), eq(appeals.answeredAt, at)))
			)
		)
	]);
	if (meta.changes === 0) return appealNotFound;
	context.log('appeal_answered', { business_id: businessId, by: viewer.id });
	return ok(null);
}
