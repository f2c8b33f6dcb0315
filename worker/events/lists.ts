import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import {
	isNamed as isBusinessNamed,
	maySee as maySeeBusiness,
	selectBusiness
} from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/repository.ts';
import type { Core } from '../core.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { usualLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { nextKey, pageOf, stepsFor, walk } from '../listing/index-scan.ts';
import type { Direction, WalkRow } from '../listing/index-scan.ts';
import { done } from '../http/result.ts';
import type { Outcome } from '../http/result.ts';
import { invalidCursor } from '../http/refusal.ts';
import type { Viewer } from '../users/viewer.ts';
import { idOf, keyAfter, keyOf, toMinute } from '../listing/event-key.ts';
import { eventColumns, selectEvents, toEvent, withHost } from './repository.ts';
import type { EventRow } from './repository.ts';
import { eventWalk, headingsOfBusiness } from './listing-query.ts';
import type { Event, EventFilter, JoinableEvent } from './types.ts';

const eventOfKey = sql`JOIN events e ON e.id = ${idOf(sql`w.key`)} ${withHost}`;

/** Lists of events. Their keys sort by when an event, or a day of it, ends. */
export function eventLists(core: Core) {
	const { ask, now } = core;
	const show = (row: EventRow): Event => toEvent(row, core);

	async function upcoming<T extends Event>(
		filter: EventFilter,
		columns: SQL,
		show: (row: EventRow & WalkRow & { is_joined?: 0 | 1 }) => T,
		provided?: SQL
	): Promise<Outcome<Page<T>>> {
		const { cursor, limit = usualLimit } = filter;
		// The cursor carries it, and the ETag covers that: to the millisecond no two answers are the same.
		const position = cursor ? readCursor('events', cursor) : [filter.from ?? toMinute(now())];
		if (position?.length !== (cursor ? 2 : 1)) return invalidCursor;
		// What was "now" on the first page stays so: else an event could be listed twice or never.
		const [from = 0, after = null] = position;
		const found = eventWalk({ ...filter, from, limit }, after, provided);
		if (!found) return done({ items: [], nextCursor: null });
		const { rows, next } = await read<{ is_joined?: 0 | 1 }>({
			...found,
			direction: 'up',
			columns,
			limit
		});
		return done({
			items: rows.map(show),
			nextCursor: next === null ? null : toCursor('events', [from, next])
		});
	}

	async function read<More>(of: {
		along: SQL;
		where: SQL;
		steps: number;
		direction: Direction;
		columns: SQL;
		limit: number;
	}) {
		const answered = await ask<WalkRow & EventRow & More>(pageOf({ ...of, from: eventOfKey }));
		return {
			rows: answered.filter((row) => row.key !== null).slice(0, of.limit),
			next: nextKey(answered, of.limit, of.steps)
		};
	}

	async function past(
		business: string,
		{ cursor, limit = usualLimit }: PageRequest = {}
	): Promise<Outcome<Page<Event>>> {
		const position = cursor ? readCursor('pastevents', cursor) : [keyAfter(now()) + 1];
		if (position?.length !== 1) return invalidCursor;
		const [after = 0] = position;
		const steps = stepsFor(limit, true);
		const { rows, next } = await read({
			along: walk({ headings: headingsOfBusiness(business), after, direction: 'down', steps }),
			where: sql`w.key = ${keyOf(sql`e.end_at`, sql`e.id`)}`,
			...{ steps, direction: 'down', columns: eventColumns, limit }
		});
		const nextCursor = next === null ? null : toCursor('pastevents', [next]);
		return done({ items: rows.map(show), nextCursor });
	}

	async function mine(
		owner: Viewer,
		{ cursor, limit = usualLimit }: PageRequest = {}
	): Promise<Outcome<Page<Event>>> {
		const position = cursor ? readCursor('myevents', cursor) : [Number.MAX_SAFE_INTEGER];
		if (position?.length !== 1) return invalidCursor;
		const rows = await ask<EventRow>(
			selectEvents(sql`e.created_by = ${owner.id} AND e.id < ${position[0]}
				ORDER BY e.id DESC LIMIT ${limit + 1}`)
		);
		const last = rows.length > limit ? rows[limit - 1] : null;
		const nextCursor = last ? toCursor('myevents', [last.id]) : null;
		return done({ items: rows.slice(0, limit).map(show), nextCursor });
	}

	return {
		/** Of a business, only for those who may know of it: else the list would tell what it hosts. */
		async list(filter: EventFilter = {}) {
			const listed = upcoming(filter, eventColumns, show);
			if (!filter.business) return listed;
			const named = ask<BusinessRow>(selectBusiness(isBusinessNamed(filter.business)));
			const [found, [business]] = await Promise.all([listed, named]);
			const isSeen = business && maySeeBusiness(business, core.viewer);
			return isSeen || found.kind === 'refused' ? found : done({ items: [], nextCursor: null });
		},
		past,
		mine,
		/** Empty, and not read, unless the business is this owner's. */
		joinable(owner: Viewer, business: string, request: PageRequest & { q?: string | null }) {
			const theirs = sql`(SELECT b.id FROM businesses b
				WHERE ${isBusinessNamed(business)} AND b.owner_id = ${owner.id})`;
			return upcoming<JoinableEvent>(
				request,
				sql`${eventColumns}, EXISTS (
					SELECT 1 FROM event_businesses WHERE event_id = e.id AND business_id = ${theirs}
				) AS is_joined`,
				(row) => ({ ...show(row), isJoined: row.is_joined === 1 }),
				sql`${theirs} IS NOT NULL`
			);
		}
	};
}
