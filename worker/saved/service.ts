import { and, desc, eq, exists, isNull, sql } from 'drizzle-orm';
import { businessNotFound } from '../businesses/errors.ts';
import { presentBusiness } from '../businesses/present.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { businesses, events, followedBusinesses, savedEvents } from '../database/schema.ts';
import { idOfBusiness, idOfEvent, isBusiness, isEvent } from '../database/sql/identify.ts';
import { followedBusinessesOf, hasSaved, savedEventsOf, savesOf } from '../database/sql/saves.ts';
import type { SavedKind } from '../database/sql/saves.ts';
import { eventNotFound } from '../events/errors.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { Event } from '../events/types.ts';
import type { Business } from '../businesses/types.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { limits } from '../limits.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { askAboutViewer } from '../users/ask-about-viewer.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { hasCalendar, makeCalendar, readCalendar, removeCalendar } from './calendar.ts';
import { tooManyFollowed, tooManySaved } from './errors.ts';
import { lookAt, saveAll } from './from-device.ts';
import { enqueueReminder } from './remind.ts';
import { isShown, thoseToComeFirst } from './shown.ts';
import type { Saved, SavedService } from './types.ts';

/** What the viewer of a request saves and follows. Nobody sees what others do. */
export const createSavedService = (context: RequestContext): SavedService => ({
	has: (kind, idOrSlug) => has(context, kind, idOrSlug),
	async count(kind, idOrSlug) {
		const [row] = await context.database
			.select({ saves: savesOf(kind, idOrSlug).as('saves') })
			.from(sql`(SELECT 1)`);
		return row?.saves ?? 0;
	},
	add: (kind, idOrSlug) =>
		kind === 'events' ? saveEvent(context, idOrSlug) : follow(context, idOrSlug),
	addAll: (input) => saveAll(context, input),
	look: (ids) => lookAt(context, ids),
	remove: (kind, idOrSlug) => remove(context, kind, idOrSlug),
	events: (request) => listEvents(context, request),
	businesses: (request) => listBusinesses(context, request),
	hasCalendar: () => hasCalendar(context),
	makeCalendar: () => makeCalendar(context),
	removeCalendar: () => removeCalendar(context),
	calendar: (token) => readCalendar(context, token)
});

async function has(context: RequestContext, kind: SavedKind, idOrSlug: string): Promise<boolean> {
	const isSaved = await askAboutViewer(context, async (person) => {
		const [row] = await context.database
			.select({ is: hasSaved(kind, idOrSlug, person).mapWith(Boolean).as('is_saved') })
			.from(sql`(SELECT 1)`);
		return row?.is === true;
	});
	return isSaved === true;
}

async function saveEvent(context: RequestContext, idOrSlug: string): Promise<Result<Saved>> {
	const { database, now } = context;
	const [viewer, [event]] = await Promise.all([
		actingViewer(context),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!event || !can(viewer, 'save_event', event)) return eventNotFound;
	const { id } = event;
	const isTheirs = and(eq(savedEvents.personId, viewer.id), eq(savedEvents.eventId, id));
	const saved = database.select({ id: savedEvents.id }).from(savedEvents).where(isTheirs);
	const [, , found] = await database.batch([
		database
			.insert(savedEvents)
			.select(
				sql`SELECT NULL, ${viewer.id}, ${events.id}, ${now()} FROM ${events}
					WHERE ${eq(events.id, id)} AND ${savedEventsOf(viewer.id)} < ${limits.savedEvents}`
			)
			.onConflictDoNothing(),
		enqueueReminder(database, event, now(), sql`${exists(saved)}`),
		saved
	]);
	return found.length > 0 ? ok({ id, isSaved: true }) : tooManySaved;
}

async function follow(context: RequestContext, idOrSlug: string): Promise<Result<Saved>> {
	const { database, now } = context;
	const [viewer, [business]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!business || !can(viewer, 'follow_business', business)) return businessNotFound;
	const { id } = business;
	const isTheirs = and(
		eq(followedBusinesses.personId, viewer.id),
		eq(followedBusinesses.businessId, id)
	);
	const [, found] = await database.batch([
		database
			.insert(followedBusinesses)
			.select(
				sql`SELECT NULL, ${viewer.id}, ${businesses.id}, ${now()} FROM ${businesses}
					WHERE ${eq(businesses.id, id)} AND ${followedBusinessesOf(viewer.id)} < ${limits.followedBusinesses}`
			)
			.onConflictDoNothing(),
		database.select({ id: followedBusinesses.id }).from(followedBusinesses).where(isTheirs)
	]);
	return found.length > 0 ? ok({ id, isSaved: true }) : tooManyFollowed;
}

async function remove(
	context: RequestContext,
	kind: SavedKind,
	idOrSlug: string
): Promise<Result<null>> {
	const { database } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	if (kind === 'events') {
		const isIt = sql`${savedEvents.eventId} = ${idOfEvent(idOrSlug)}`;
		await database.delete(savedEvents).where(and(eq(savedEvents.personId, viewer.id), isIt));
	} else {
		const isIt = sql`${followedBusinesses.businessId} = ${idOfBusiness(idOrSlug)}`;
		await database
			.delete(followedBusinesses)
			.where(and(eq(followedBusinesses.personId, viewer.id), isIt));
	}
	return ok(null);
}

/** There are few, so all of them are sorted. */
async function listEvents(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Event>>> {
	const { database, now } = context;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [offset] = (cursor ? readCursor('saved', cursor) : [0]) ?? [];
	if (offset === undefined) return invalidCursor;
	const at = now();
	const rows = await selectEvents(database)
		.innerJoin(savedEvents, eq(savedEvents.eventId, events.id))
		.where(and(eq(savedEvents.personId, viewer.id), isShown))
		.orderBy(...thoseToComeFirst(at))
		.limit(limit + 1)
		.offset(offset);
	return ok({
		items: rows.slice(0, limit).map((row) => presentEvent(row, viewer, at)),
		nextCursor: rows.length > limit ? toCursor('saved', [offset + limit]) : null
	});
}

async function listBusinesses(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Business>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [offset] = (cursor ? readCursor('followed', cursor) : [0]) ?? [];
	if (offset === undefined) return invalidCursor;
	const rows = await selectBusinesses(context.database)
		.innerJoin(followedBusinesses, eq(followedBusinesses.businessId, businesses.id))
		.where(
			and(
				eq(followedBusinesses.personId, viewer.id),
				businesses.isVerified,
				isNull(businesses.deletedAt)
			)
		)
		.orderBy(desc(followedBusinesses.id))
		.limit(limit + 1)
		.offset(offset);
	return ok({
		items: rows.slice(0, limit).map((row) => presentBusiness(row, viewer)),
		nextCursor: rows.length > limit ? toCursor('followed', [offset + limit]) : null
	});
}
