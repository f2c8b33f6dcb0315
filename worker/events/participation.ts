import { sql } from 'drizzle-orm';
import {
	isNamed as isBusinessNamed,
	isOwner,
	maySee as maySeeBusiness,
	selectBusiness
} from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/repository.ts';
import type { Core } from '../core.ts';
import { writeThenAsk } from '../database/batch.ts';
import { parseInput } from '../input/parse.ts';
import { done } from '../http/result.ts';
import type { Outcome, Refused } from '../http/result.ts';
import {
	eventCancelled,
	eventEnded,
	invalid,
	noSuch,
	notYours,
	signInFirst
} from '../http/refusal.ts';
import { participation } from './schema.ts';
import type { eventLists } from './lists.ts';
import { isNamed, isPublic, selectEvents } from './repository.ts';
import type { EventRow } from './repository.ts';
import type { Events, Participation } from './types.ts';

type Pair = { kind: 'pair'; eventId: number; businessId: number };

/** Joining businesses to events. */
export function participationFor(
	{ viewer, database, ask, now }: Core,
	lists: ReturnType<typeof eventLists>
): Pick<Events, 'join' | 'leave' | 'joinable'> {
	/**
	 * The order of the checks tells nobody more than they may know: what is not public is not there,
	 * whoever asks; then whose business it is; then the event.
	 */
	async function pairOf(idOrSlug: string, raw: unknown): Promise<Pair | Refused> {
		if (!viewer) return signInFirst;
		const parsed = parseInput(participation, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const [[business], [event]] = await Promise.all([
			ask<BusinessRow>(selectBusiness(sql`b.id = ${parsed.input.business_id}`)),
			ask<EventRow>(selectEvents(isNamed(idOrSlug)))
		]);
		if (!business || business.is_verified === 0) return noSuch('business');
		if (!isOwner(business, viewer)) return notYours;
		if (!event || !isPublic(event)) return noSuch('event');
		if (event.status === 'cancelled') return eventCancelled;
		if (event.end_at <= now()) return eventEnded;
		return { kind: 'pair', eventId: event.id, businessId: business.id };
	}

	async function join(idOrSlug: string, raw: unknown): Promise<Outcome<Participation>> {
		const pair = await pairOf(idOrSlug, raw);
		if (pair.kind === 'refused') return pair;
		const { eventId, businessId } = pair;
		const { changes, rows } = await writeThenAsk(
			database,
			[
				// Only while the business is there: it may have been deleted since it was looked for.
				sql`INSERT INTO event_businesses (event_id, business_id, joined_at)
				SELECT ${eventId}, id, ${now()} FROM businesses WHERE id = ${businessId}
				ON CONFLICT DO NOTHING`
			],
			sql`SELECT 1 FROM event_businesses WHERE event_id = ${eventId} AND business_id = ${businessId}`
		);
		if (rows.length === 0) return noSuch('business');
		return done({ eventId, businessId, joined: true, already: changes[0] === 0 });
	}

	async function leave(idOrSlug: string, raw: unknown): Promise<Outcome<Participation>> {
		const pair = await pairOf(idOrSlug, raw);
		if (pair.kind === 'refused') return pair;
		const { eventId, businessId } = pair;
		const { meta } = await database.run(sql`DELETE FROM event_businesses
			WHERE event_id = ${eventId} AND business_id = ${businessId}`);
		return done({ eventId, businessId, joined: false, already: meta.changes === 0 });
	}

	const joinable: Events['joinable'] = async (name, request = {}) => {
		if (!viewer) return signInFirst;
		const [[business], list] = await Promise.all([
			ask<BusinessRow>(selectBusiness(isBusinessNamed(name))),
			lists.joinable(viewer, name, request)
		]);
		if (!business || !maySeeBusiness(business, viewer)) return noSuch('business');
		return isOwner(business, viewer) ? list : notYours;
	};

	return { join, leave, joinable };
}
