import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { findOwned as findOwnBusiness } from '../businesses/find-owned.ts';
import { audit } from '../database/schema.ts';
import { idOfBusiness, idOfEvent } from '../database/sql/identify.ts';
import { findOwned as findOwnEvent } from '../events/find-owned.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { err, ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { isAuditAction, isModeration } from './record-audit.ts';
import type {
	AuditService,
	History,
	HistoryAbout,
	HistoryEntry,
	LogEntry,
	Subject
} from './types.ts';

const onlyAuditors = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators with the permission to audit can read the log. Ask for it if you need it.'
);

/** What was done, for those whom it concerns. */
export const createAuditService = (context: RequestContext): AuditService => ({
	async list({ about, ...request } = {}) {
		const viewer = await currentViewer(context);
		if (!viewer) return notSignedIn;
		if (!can(viewer, 'audit')) return onlyAuditors;
		const [kind, id] = about?.split('/') ?? [];
		return readPage(context, kind && id ? isAbout(kind, sql`${id}`) : undefined, request);
	},
	history: (about, request) =>
		about ? historyOf(context, about, request) : ownHistory(context, request)
});

const isAbout = (kind: string, id: SQL): SQL | undefined =>
	and(eq(audit.subjectKind, kind), sql`${audit.subjectId} = ${id}`);

const kinds: readonly string[] = [
	'person',
	'business',
	'event',
	'question',
	'category'
] satisfies Subject['kind'][];
const isKind = (kind: string): kind is Subject['kind'] => kinds.includes(kind);

async function readPage(
	{ database }: RequestContext,
	condition: SQL | undefined,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<LogEntry>>> {
	const position = cursor ? readCursor('audit', cursor) : [Number.MAX_SAFE_INTEGER];
	if (position?.length !== 1) return invalidCursor;
	const [before = 0] = position;
	const rows = await database
		.select()
		.from(audit)
		.where(and(condition, lt(audit.id, before)))
		.orderBy(desc(audit.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).flatMap(present),
		nextCursor: last ? toCursor('audit', [last.id]) : null
	});
}

/** An entry of a later release, which this one does not know, is left out. */
function present(row: typeof audit.$inferSelect): LogEntry[] {
	const { id, at, actor, action, subjectKind: kind, subjectId, details, seal } = row;
	if (!isAuditAction(action) || !isKind(kind)) return [];
	const subject = { kind, id: subjectId };
	return [{ id, at: new Date(at).toISOString(), actor, action, subject, details, seal }];
}

async function ownHistory(
	context: RequestContext,
	request?: PageRequest
): Promise<Result<History>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const page = await readPage(context, isAbout('person', sql`${viewer.id}`), request);
	return page.kind === 'ok' ? ok(toHistory(page.value, viewer, null)) : page;
}

async function historyOf(
	context: RequestContext,
	{ kind, idOrSlug }: HistoryAbout,
	request?: PageRequest
): Promise<Result<History>> {
	const id = kind === 'business' ? idOfBusiness(idOrSlug) : idOfEvent(idOrSlug);
	const [owned, page] = await Promise.all([
		kind === 'business'
			? findOwnBusiness(context, idOrSlug, 'see_team')
			: findOwnEvent(context, idOrSlug),
		readPage(context, isAbout(kind, sql`CAST(${id} AS TEXT)`), request)
	]);
	if (owned.kind === 'error') return owned;
	if (page.kind === 'error') return page;
	const { row, viewer } = owned;
	const name = 'title' in row ? row.title : row.name;
	return ok(toHistory(page.value, viewer, { name, slug: row.slug }));
}

const toHistory = (
	{ items, nextCursor }: Page<LogEntry>,
	viewer: Viewer,
	thing: { name: string; slug: string } | null
): History => ({
	items: items.map(({ id, at, action, actor }): HistoryEntry => ({
		id,
		at,
		action,
		who: whoOf(action, actor, viewer)
	})),
	nextCursor,
	name: thing?.name ?? null,
	slug: thing?.slug ?? null
});

/** Moderators stay unnamed, and so do those who were in the team and are not any more. */
function whoOf(
	action: LogEntry['action'],
	actor: string | null,
	viewer: Viewer
): HistoryEntry['who'] {
	if (actor === null) return 'site';
	if (actor === viewer.id) return 'you';
	return isModeration(action) ? 'moderator' : 'team';
}
