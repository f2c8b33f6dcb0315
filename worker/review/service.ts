import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businessColumns, toBusiness } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/repository.ts';
import type { Core } from '../core.ts';
import { idOf } from '../listing/event-key.ts';
import { eventColumns, toEvent, withHost } from '../events/repository.ts';
import type { EventRow } from '../events/repository.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { usualLimit } from '../listing/page.ts';
import { done } from '../http/result.ts';
import { invalidCursor, moderatorsOnly, signInFirst } from '../http/refusal.ts';
import type { Pending, Review } from './types.ts';

/** Something that waits, and what it waits under: the minute it was made in, and its id. */
interface Filed {
	key: number;
	pending: Pending;
}

/** The queue of what waits for a moderator. */
export function reviewFor(core: Core): Review {
	const { viewer, ask } = core;

	/** @param things columns, and the tables beside the listings, which are called `r` */
	const oldest = <Row>(heading: string, things: SQL, after: number, limit: number) =>
		ask<Row & { key: number }>(sql`SELECT r.key, ${things}
			WHERE r.heading = ${heading} AND r.key > ${after} ORDER BY r.key LIMIT ${limit}`);

	async function businesses(after: number, limit: number): Promise<Filed[]> {
		const things = sql`${businessColumns} FROM listings r JOIN businesses b ON b.id = ${idOf(sql`r.key`)}`;
		const rows = await oldest<BusinessRow>('review/businesses', things, after, limit);
		return rows.map((row) => ({
			key: row.key,
			pending: { kind: 'business', business: toBusiness(row, viewer) }
		}));
	}

	async function events(after: number, limit: number): Promise<Filed[]> {
		const things = sql`${eventColumns} FROM listings r JOIN events e ON e.id = ${idOf(sql`r.key`)} ${withHost}`;
		const rows = await oldest<EventRow>('review/events', things, after, limit);
		return rows.map((row) => ({
			key: row.key,
			pending: { kind: 'event', event: toEvent(row, core) }
		}));
	}

	return {
		async queue({ cursor, limit = usualLimit } = {}) {
			if (!viewer) return signInFirst;
			if (!viewer.isModerator) return moderatorsOnly;
			const position = cursor ? readCursor('review', cursor) : [0, 0];
			if (position?.length !== 2) return invalidCursor;
			const [afterBusiness = 0, afterEvent = 0] = position;
			// Of each kind as many as if there were no other: one round trip instead of two.
			const found = await Promise.all([
				businesses(afterBusiness, limit + 1),
				events(afterEvent, limit + 1)
			]);
			const filed = found.flat().sort((one, other) => one.key - other.key);
			const last = filed.length > limit ? filed[limit - 1] : null;
			return done({
				items: filed.slice(0, limit).map(({ pending }) => pending),
				nextCursor: last ? toCursor('review', positionAfter(last)) : null
			});
		}
	};
}

/** A business comes before an event with the same key, which is then still to come. */
const positionAfter = ({ key, pending }: Filed) => [
	key,
	pending.kind === 'business' ? key - 1 : key
];
