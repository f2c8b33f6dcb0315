import { sql } from 'drizzle-orm';
import { events } from '../database/schema.ts';

/** Matches what everyone may see: an event that moderators have taken back since is not shown. */
export const isShown = sql`(${events.status} = 'approved' OR ${events.status} = 'cancelled' AND ${events.approvedAt} IS NOT NULL)`;

/** By their start, then those that are over, the latest first. @param now milliseconds since 1970, UTC */
export function thoseToComeFirst(now: number) {
	const isOver = sql`${events.endAt} <= ${now}`;
	return [isOver, sql`iif(${isOver}, -${events.endAt}, ${events.startAt})`, events.id] as const;
}
