import { and, desc, eq, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { mails } from '../database/schema.ts';
import { describeError } from '../database/errors.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { id } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import type { Text } from '../text/text.ts';
import { askAboutViewer } from '../users/ask-about-viewer.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { isNotification } from './kinds.ts';
import type { ListedNotification, NotificationService } from './types.ts';
import { wordsOf } from './words.ts';

/** Unread ones that are counted. */
export const maxUnread = 100;

/** Rows that are marked as read at once. */
const maxMarked = 500;

export const readMark = v.object({
	id: v.pipe(
		id('Please give the id of a notification.'),
		v.metadata({ description: 'As in the list.' })
	),
	older: v.optional(
		v.union([
			v.boolean(),
			v.pipe(
				v.literal('yes'),
				v.transform(() => true)
			)
		]),
		false
	)
});

/** What the viewer of a request does with their notifications. Nobody sees those of others. */
export const createNotificationService = (context: RequestContext): NotificationService => ({
	list: (text, request) => listNotifications(context, text, request),
	unread: () => countUnread(context),
	markRead: (input) => markRead(context, input)
});

async function listNotifications(
	context: RequestContext,
	text: Text,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<ListedNotification>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const position = cursor ? readCursor('notifications', cursor) : [Number.MAX_SAFE_INTEGER];
	const [before] = position ?? [];
	if (before === undefined) return invalidCursor;
	const rows = await context.database
		.select({
			id: mails.id,
			kind: mails.kind,
			data: mails.data,
			listed: mails.listed,
			createdAt: mails.createdAt
		})
		.from(mails)
		.where(and(eq(mails.personId, viewer.id), isNotNull(mails.listed), lt(mails.id, before)))
		.orderBy(desc(mails.id))
		.limit(limit + 1);
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return ok({
		items: shown.flatMap((row) => present(row, text)),
		nextCursor: last ? toCursor('notifications', [last.id]) : null
	});
}

type Row = Pick<typeof mails.$inferSelect, 'id' | 'kind' | 'data' | 'listed' | 'createdAt'>;

/** A later release may have stored what this one has no words for. */
function present({ id: rowId, kind, data, listed, createdAt }: Row, text: Text) {
	if (!isNotification(kind)) return [];
	try {
		const item: ListedNotification = {
			...wordsOf(kind, data, text),
			...{ id: rowId, kind, isRead: listed === 'read' },
			createdAt: new Date(createdAt).toISOString()
		};
		return [item];
	} catch (error) {
		if (error instanceof v.ValiError) return [];
		throw error;
	}
}

/** The menu shows it on every page: it is never worth an error. */
async function countUnread(context: RequestContext): Promise<number> {
	try {
		const unread = await askAboutViewer(context, async (person) => {
			const some = context.database
				.select({ one: sql`1` })
				.from(mails)
				.where(and(sql`${mails.personId} = ${person}`, eq(mails.listed, sql`'unread'`)))
				.limit(maxUnread);
			const [row] = await context.database
				.select({ unread: sql<number>`count(*)`.as('unread') })
				.from(some.as('some'));
			return row?.unread ?? 0;
		});
		return unread ?? 0;
	} catch (error) {
		context.log('unread_unknown', { reason: describeError(error) });
		return 0;
	}
}

async function markRead(context: RequestContext, input: unknown): Promise<Result<null>> {
	const { database } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	const parsed = parseInput(readMark, input);
	if (parsed.kind === 'error') return parsed;
	const { id: newest, older } = parsed.input;
	const some = database
		.select({ id: mails.id })
		.from(mails)
		.where(
			and(
				eq(mails.personId, viewer.id),
				eq(mails.listed, sql`'unread'`),
				older ? lte(mails.id, newest) : eq(mails.id, newest)
			)
		)
		.limit(maxMarked);
	await database.update(mails).set({ listed: 'read' }).where(inArray(mails.id, some));
	return ok(null);
}
