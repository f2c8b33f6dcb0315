import { sql } from 'drizzle-orm';
import { isOwner, maySee as maySeeBusiness, selectBusiness } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/repository.ts';
import { refuseUnknown } from '../categories/category-queries.ts';
import type { Core } from '../core.ts';
import { parseInput } from '../input/parse.ts';
import { pick } from '../input/value-after-patch.ts';
import { submissionOf } from '../input/submission.ts';
import { toSlug, withSuffix } from '../listing/slug.ts';
import { done } from '../http/result.ts';
import type { Outcome, Refused, UpdateOutcome } from '../http/result.ts';
import {
	changedMeanwhile,
	eventCancelled,
	invalid,
	noSuch,
	notYours,
	sentBefore,
	signInFirst
} from '../http/refusal.ts';
import { decisionsFor } from './moderation.ts';
import { eventChanges, halfPosition, newEvent } from './schema.ts';
import type { EventChanges, NewEvent } from './schema.ts';
import { eventLists } from './lists.ts';
import {
	isHost,
	isNamed,
	maySee,
	selectEvents,
	selectEventWithBusinesses,
	toEvent,
	toEventWithBusinesses
} from './repository.ts';
import type { EventRow, EventWithBusinessesRow } from './repository.ts';
import { eventWrites } from './writes.ts';
import type { Event, Events } from './types.ts';
import { toLocalTime } from './local-time.ts';
import { participantsOf } from './participants.ts';
import { participationFor } from './participation.ts';
import { schedule, weekly } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** How often slugs that are taken are replaced. */
const attempts = 3;

/** What this viewer may do with events: the only place that decides it. */
export function eventsFor(core: Core): Events {
	const { viewer, ask, now } = core;
	const lists = eventLists(core);
	const writes = eventWrites(core);
	const { join, leave, joinable } = participationFor(core, lists);
	const show = (row: EventRow): Event => toEvent(row, core);

	/** The event, when the viewer may change it. What they may not see does not exist for them. */
	async function ownRow(idOrSlug: string): Promise<EventRow | Refused> {
		if (!viewer) return signInFirst;
		const [row] = await ask<EventRow>(selectEvents(isNamed(idOrSlug)));
		if (!row || !maySee(row, viewer)) return noSuch('event');
		return isHost(row, viewer) ? row : notYours;
	}

	async function create(raw: unknown): Promise<Outcome<Event[]>> {
		if (!viewer) return signInFirst;
		const parsed = parseInput(newEvent, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const { input } = parsed;
		const time = schedule({ start: input.start_at, end: input.end_at }, input.time_zone, now());
		if (time.kind === 'wrong') return invalid(time.fields);
		const half = halfPosition(input);
		if (half) return invalid(half);
		const refused = await refuseHost(input);
		if (refused) return refused;
		const times = weekly(time, input.time_zone, input.repeat?.times ?? 1);
		return insert(input, times, viewer.id);
	}

	async function insert(
		input: NewEvent,
		times: readonly Schedule[],
		creator: string
	): Promise<Outcome<Event[]>> {
		const slugs = slugsFor(input, times);
		const submission = await submissionOf(input);
		for (let attempt = 0; attempt < attempts; attempt++) {
			const names = attempt === 0 ? slugs : slugs.map(withSuffix);
			const by = { creator, submission };
			const { rows, isOther } = await writes.insert(input, times, names, by);
			if (isOther) return sentBefore(rows[0]?.title ?? '');
			if (rows.length > 0) return done(rows.map(show));
			// The business may have been deleted meanwhile.
			const refused = await refuseHost(input);
			if (refused) return refused;
		}
		throw new Error('No slugs were free');
	}

	/** Only who owns a business announces what it hosts. */
	async function refuseHost({ business_id, categories }: NewEvent): Promise<Refused | null> {
		const [[host], unknown] = await Promise.all([
			ask<BusinessRow>(selectBusiness(sql`b.id = ${business_id}`)),
			refuseUnknown(ask, categories)
		]);
		if (!host || !maySeeBusiness(host, viewer)) return noSuch('business');
		return isOwner(host, viewer) ? unknown : notYours;
	}

	async function update(idOrSlug: string, raw: unknown): Promise<UpdateOutcome<Event>> {
		const row = await ownRow(idOrSlug);
		if ('kind' in row) return row;
		const parsed = parseInput(eventChanges, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const { version = row.version, categories = [] } = parsed.input;
		if (version !== row.version) return changedMeanwhile(show(row));
		if (row.status === 'cancelled') return eventCancelled;
		const time = reschedule(row, parsed.input, now());
		if (time.kind === 'wrong') return invalid(time.fields);
		const half = halfPosition({
			latitude: pick(parsed.input.latitude, row.latitude),
			longitude: pick(parsed.input.longitude, row.longitude)
		});
		if (half) return invalid(half);
		const wrong = await refuseUnknown(ask, categories);
		if (wrong) return wrong;
		const { isSaved, newest } = await writes.save(row, parsed.input, time);
		if (!newest) return noSuch('event');
		return isSaved ? done(show(newest)) : changedMeanwhile(show(newest));
	}

	return {
		list: lists.list,
		past: lists.past,
		mine: async (request) => (viewer ? lists.mine(viewer, request) : signInFirst),
		async find(idOrSlug) {
			const [row] = await ask<EventWithBusinessesRow>(selectEventWithBusinesses(isNamed(idOrSlug)));
			if (!row || !maySee(row, viewer)) return noSuch('event');
			return done(toEventWithBusinesses(row, core));
		},
		participants: participantsOf(core),
		...{ create, update, join, leave, joinable },
		...decisionsFor(core, ownRow)
	};
}

/** Times that are not changed are not checked again: what is over may still get its text corrected. */
function reschedule(row: EventRow, changes: EventChanges, now: number) {
	const before = { startAt: row.start_at, endAt: row.end_at };
	if (!changes.start_at && !changes.end_at) return { kind: 'set' as const, ...before };
	const start = changes.start_at ?? { kind: 'instant', at: before.startAt };
	const end = changes.end_at ?? { kind: 'instant', at: before.endAt };
	return schedule({ start, end }, changes.time_zone ?? row.time_zone, now);
}

/** With the date, because the same title comes back: `night-market-2027-06-05`. */
const slugsFor = ({ title, time_zone }: NewEvent, times: readonly Schedule[]): string[] =>
	times.map(
		({ startAt }) => `${toSlug(title, 'event')}-${toLocalTime(startAt, time_zone).slice(0, 10)}`
	);
