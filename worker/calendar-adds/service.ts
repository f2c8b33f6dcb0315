import { and, eq, gt, sql } from 'drizzle-orm';
import { calendarAdds, events } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import type { CalendarAddService } from './types.ts';

const dayMs = 86_400_000;

/** What hosts learn of calendars that others add their events to: a number. */
export const createCalendarAddService = (context: RequestContext): CalendarAddService => ({
	count: (slug) => countAdd(context, slug)
});

/**
 * One row for each event, in one statement, and nothing more once an event has as many as a day may
 * bring: anybody can follow these links, as often as they like.
 */
async function countAdd({ database, now }: RequestContext, slug: string): Promise<void> {
	const at = now();
	const today = Math.floor(at / dayMs);
	const isToday = eq(calendarAdds.day, today);
	const isToCome = and(isEvent(slug), sql`${events.status} = 'approved'`, gt(events.endAt, at));
	await database
		.insert(calendarAdds)
		.select(sql`SELECT ${events.id}, 1, ${today}, 1 FROM ${events} WHERE ${isToCome}`)
		.onConflictDoUpdate({
			target: calendarAdds.eventId,
			set: {
				total: sql`${calendarAdds.total} + 1`,
				day: today,
				onDay: sql`iif(${isToday}, ${calendarAdds.onDay} + 1, 1)`
			},
			setWhere: sql`NOT (${isToday} AND ${calendarAdds.onDay} >= ${limits.calendarAddsPerDay})`
		})
		// What returns rows shares a round trip with the queries of the same turn.
		.returning({ total: calendarAdds.total });
}
