import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { selectBusiness, toBusiness } from '../businesses/business-rows.ts';
import type { BusinessRow } from '../businesses/business-rows.ts';
import type { Core } from '../core.ts';
import { idOf } from '../events/event-key.ts';
import { selectEvents, toEvent } from '../events/event-rows.ts';
import type { EventRow } from '../events/event-rows.ts';
import { readCursor, toCursor } from '../listings/cursor.ts';
import { usualLimit } from '../listings/page.ts';
import { walk } from '../listings/walk.ts';
import { done, invalidCursor, moderatorsOnly, signInFirst } from '../refusal.ts';
import type { Pending, Review } from './review.ts';

interface Filed {
	heading: 'review/businesses' | 'review/events';
	key: number;
	id: number;
}

/** The queue of what waits for a moderator. */
export function reviewFor(core: Core): Review {
	const { viewer, ask } = core;

	const oldest = (after: number, limit: number) => {
		const headings = sql`json_array('review/businesses', 'review/events')`;
		const along = walk({ headings, after, direction: 'up', steps: limit + 1 });
		return ask<Filed>(sql`WITH RECURSIVE walk(heading, key) AS (${along})
			SELECT heading, key, ${idOf(sql`key`)} AS id FROM walk WHERE key IS NOT NULL LIMIT ${limit + 1}`);
	};

	async function look(filed: readonly Filed[]): Promise<Pending[]> {
		const ids = (heading: Filed['heading']): SQL =>
			among(filed.filter((one) => one.heading === heading).map(({ id }) => id));
		const [businesses, events] = await Promise.all([
			ask<BusinessRow>(selectBusiness(sql`b.id IN ${ids('review/businesses')}`, filed.length)),
			ask<EventRow>(selectEvents(sql`e.id IN ${ids('review/events')}`))
		]);
		return filed.flatMap(({ heading, id }): Pending[] => {
			const business = businesses.find((row) => row.id === id);
			const event = events.find((row) => row.id === id);
			if (heading === 'review/events') {
				return event ? [{ kind: 'event', event: toEvent(event, core) }] : [];
			}
			return business ? [{ kind: 'business', business: toBusiness(business, viewer) }] : [];
		});
	}

	return {
		async queue({ cursor, limit = usualLimit } = {}) {
			if (!viewer) return signInFirst;
			if (!viewer.isModerator) return moderatorsOnly;
			const position = cursor ? readCursor('review', cursor) : [0];
			if (position?.length !== 1) return invalidCursor;
			const filed = await oldest(position[0] ?? 0, limit);
			const last = filed.length > limit ? filed[limit - 1] : null;
			return done({
				items: await look(filed.slice(0, limit)),
				nextCursor: last ? toCursor('review', [last.key]) : null
			});
		}
	};
}

const among = (ids: readonly number[]): SQL =>
	sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
