import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { Database } from '../database/client.ts';
import { businesses, events, followedBusinesses, savedEvents } from '../database/schema.ts';
import { followedBusinessesOf, savedEventsOf } from '../database/sql/saves.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { enqueueReminders } from './remind.ts';
import { savedOnDevice } from './schema.ts';
import { isShown, thoseToComeFirst } from './shown.ts';
import type { KeptSaved, SavedIds, ShownSaved } from './types.ts';

/** Ids as one parameter, because D1 allows at most 100. */
const among = (ids: readonly number[]): SQL =>
	sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Saves what a browser kept without an account, as far as it is public and there is room. */
export async function saveAll(context: RequestContext, raw: unknown): Promise<Result<KeptSaved>> {
	const { database, now } = context;
	const parsed = parseInput(savedOnDevice, raw);
	const wanted: SavedIds = parsed.kind === 'valid' ? parsed.input : { events: [], businesses: [] };
	const [viewer, foundEvents, foundBusinesses] = await Promise.all([
		actingViewer(context),
		selectEvents(database).where(inArray(events.id, among(wanted.events))),
		selectBusinesses(database).where(
			and(inArray(businesses.id, among(wanted.businesses)), isNull(businesses.deletedAt))
		)
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	const toSave = foundEvents.filter((event) => can(viewer, 'save_event', event));
	const toFollow = foundBusinesses.filter((business) => can(viewer, 'follow_business', business));
	const ids = { events: idsOf(toSave), businesses: idsOf(toFollow) };
	const at = now();
	const isTheirs = eq(savedEvents.personId, viewer.id);
	const [, , , saved, followed] = await database.batch([
		saveEvents(database, viewer.id, ids.events, at),
		followBusinesses(database, viewer.id, ids.businesses, at),
		enqueueReminders(
			database,
			toSave,
			at,
			(id) => sql`EXISTS (SELECT 1 FROM ${savedEvents} WHERE ${isTheirs} AND event_id = ${id})`
		),
		database
			.select({ id: savedEvents.eventId })
			.from(savedEvents)
			.where(and(isTheirs, inArray(savedEvents.eventId, among(ids.events)))),
		database
			.select({ id: followedBusinesses.businessId })
			.from(followedBusinesses)
			.where(
				and(
					eq(followedBusinesses.personId, viewer.id),
					inArray(followedBusinesses.businessId, among(ids.businesses))
				)
			)
	]);
	const isFull = saved.length < toSave.length || followed.length < toFollow.length;
	return ok({ events: idsOf(saved), businesses: idsOf(followed), isFull });
}

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

/** As many as there is room for: those that are saved already need none. */
const saveEvents = (database: Database, person: string, ids: readonly number[], now: number) =>
	database
		.insert(savedEvents)
		.select(
			sql`SELECT NULL, ${person}, ${events.id}, ${now} FROM ${events}
				WHERE ${inArray(events.id, among(ids))} AND ${events.id} NOT IN (
					SELECT ${savedEvents.eventId} FROM ${savedEvents} WHERE ${savedEvents.personId} = ${person}
				)
				LIMIT max(0, ${limits.savedEvents} - ${savedEventsOf(person)})`
		)
		.onConflictDoNothing();

const followBusinesses = (
	database: Database,
	person: string,
	ids: readonly number[],
	now: number
) =>
	database
		.insert(followedBusinesses)
		.select(
			sql`SELECT NULL, ${person}, ${businesses.id}, ${now} FROM ${businesses}
				WHERE ${inArray(businesses.id, among(ids))} AND ${businesses.id} NOT IN (
					SELECT ${followedBusinesses.businessId} FROM ${followedBusinesses}
					WHERE ${followedBusinesses.personId} = ${person}
				)
				LIMIT max(0, ${limits.followedBusinesses} - ${followedBusinessesOf(person)})`
		)
		.onConflictDoNothing();

/** What everyone may see of what a browser keeps. */
export async function lookAt(
	{ database, now }: RequestContext,
	ids: SavedIds
): Promise<ShownSaved> {
	const most = limits.savedOnDevice;
	const at = now();
	if (ids.events.length + ids.businesses.length === 0) return { events: [], businesses: [] };
	const [foundEvents, foundBusinesses] = await Promise.all([
		selectEvents(database)
			.where(and(inArray(events.id, among(ids.events.slice(0, most))), isShown))
			.orderBy(...thoseToComeFirst(at)),
		selectBusinesses(database).where(
			and(
				inArray(businesses.id, among(ids.businesses.slice(0, most))),
				businesses.isVerified,
				isNull(businesses.deletedAt)
			)
		)
	]);
	return {
		events: foundEvents.map((row) => presentEvent(row, null, at)),
		businesses: foundBusinesses.map((row) => presentBusiness(row, null))
	};
}
