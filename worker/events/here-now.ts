import { and, eq, exists, or, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businesses, eventBusinesses, events, hereNow } from '../database/schema.ts';
import { idOfEvent, isBusinessWithId, isEvent } from '../database/sql/identify.ts';
import { invalid, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { id } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import {
	eventCancelled,
	eventEnded,
	eventNotBegun,
	eventNotFound,
	notTakingPart
} from './errors.ts';
import { hereFrom } from './here-from.ts';
import { selectEvents } from './repository.ts';
import { resolveTime } from './schedule.ts';
import { when } from './schema.ts';
import type { EventRow, HereNow } from './types.ts';

/** How long one tap lasts at most, in milliseconds. */
const longest = 24 * 60 * 60 * 1000;

const untilMessage = 'Please say until when, with a date and a time.';

export const arrival = v.object({
	business_id: id('Please choose a business.'),
	/** The end of the event, or 24 hours from now, by default. */
	until: v.nullish(when(untilMessage), null)
});

export const departure = v.object({ business_id: id('Please choose a business.') });

interface Stall {
	kind: 'stall';
	event: EventRow;
	businessId: number;
}

/** Finds a business, and an event that it takes part in, for somebody of its team. */
async function findStall(
	context: RequestContext,
	idOrSlug: string,
	businessId: number
): Promise<Stall | Err> {
	const { database } = context;
	const [viewer, [business], [event], joined] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(isBusinessWithId(businessId)).limit(1),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		database
			.select({ id: eventBusinesses.eventId })
			.from(eventBusinesses)
			.where(
				and(
					eq(eventBusinesses.eventId, idOfEvent(idOrSlug)),
					eq(eventBusinesses.businessId, businessId)
				)
			)
	]);
	if (!viewer) return notSignedIn;
	if (!business?.isVerified) return businessNotFound;
	if (!can(viewer, 'be_here', business)) return notBusinessOwner;
	if (!event || !isPublic(event)) return eventNotFound;
	if (event.hostId !== businessId && joined.length === 0) return notTakingPart;
	return { kind: 'stall', event, businessId };
}

const tagsOf = ({ event, businessId }: Stall) => [tags.event(event.id), tags.business(businessId)];

/** Says that a business is at an event now. Saying it again changes until when. */
export async function arrive(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<HereNow>> {
	const parsed = parseInput(arrival, raw);
	const businessId = parsed.kind === 'valid' ? parsed.input.business_id : 0;
	const stall = await findStall(context, idOrSlug, businessId);
	if (parsed.kind === 'error') return stall === notSignedIn ? stall : parsed;
	if (stall.kind === 'error') return stall;
	const { event } = stall;
	const now = context.now();
	if (event.status === 'cancelled') return eventCancelled;
	if (event.endAt <= now) return eventEnded;
	if (hereFrom(event.startAt) > now) return eventNotBegun;
	const latest = Math.min(event.endAt, now + longest);
	const chosen = parsed.input.until
		? resolveTime(parsed.input.until, event.timeZone)
		: { at: latest };
	if ('problem' in chosen) return invalid({ until: chosen.problem });
	if (chosen.at <= now || chosen.at > latest) return invalid({ until: untilWhen });
	const isSaved = await save(context, stall, chosen.at);
	return isSaved ? ok({ eventId: event.id, businessId, until: toIso(chosen.at) }) : notTakingPart;
}

const untilWhen =
	'Please choose a time from now until the end of the event, 24 hours from now at most.';

const toIso = (at: number) => new Date(at).toISOString();

/** Whether the event is as it was read, and the business still takes part. */
const takesPart = (database: Database, { event, businessId }: Stall) =>
	and(
		eq(events.id, event.id),
		eq(events.status, 'approved'),
		eq(events.endAt, event.endAt),
		or(
			eq(events.hostBusinessId, businessId),
			exists(
				database
					.select({ id: eventBusinesses.eventId })
					.from(eventBusinesses)
					.where(
						and(eq(eventBusinesses.eventId, event.id), eq(eventBusinesses.businessId, businessId))
					)
			)
		)
	);

async function save({ database, now }: RequestContext, stall: Stall, until: number) {
	const { businessId } = stall;
	const [saved] = await database.batch([
		database
			.insert(hereNow)
			.select((query) =>
				query
					.select({
						eventId: events.id,
						businessId: businesses.id,
						since: sql<number>`${now()}`.as('since'),
						until: sql<number>`${until}`.as('until')
					})
					.from(events)
					.innerJoin(businesses, and(isBusinessWithId(businessId), businesses.isVerified))
					.where(takesPart(database, stall))
			)
			.onConflictDoUpdate({ target: [hereNow.eventId, hereNow.businessId], set: { until } }),
		recordPurges(database, tagsOf(stall), now())
	]);
	return saved.meta.changes > 0;
}

/** Says that a business is not at an event any more. Saying it twice has no further effect. */
export async function depart(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<HereNow>> {
	const parsed = parseInput(departure, raw);
	const businessId = parsed.kind === 'valid' ? parsed.input.business_id : 0;
	const stall = await findStall(context, idOrSlug, businessId);
	if (parsed.kind === 'error') return stall === notSignedIn ? stall : parsed;
	if (stall.kind === 'error') return stall;
	const { database, now } = context;
	const { event } = stall;
	await database.batch([
		database
			.delete(hereNow)
			.where(and(eq(hereNow.eventId, event.id), eq(hereNow.businessId, businessId))),
		recordPurges(database, tagsOf(stall), now())
	]);
	return ok({ eventId: event.id, businessId, until: null });
}
