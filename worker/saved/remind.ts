import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { events, jobs } from '../database/schema.ts';
import { placeOf } from '../events/announce-to-visitors.ts';
import { readLocalTime, toInstant, toLocalTime } from '../events/local-time.ts';
import { selectEvents } from '../events/repository.ts';
import { newsOf } from '../events/tell-host.ts';
import type { EventRow } from '../events/types.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import { announce } from '../mail/announce.ts';

/** Six in the evening: late enough to know one's plans, early enough to make them. */
const hour = 'T18:00';
const dayMs = 86_400_000;

type Times = Pick<EventRow, 'startAt' | 'timeZone'>;

/** When those who saved an event are reminded: the evening before, by the clocks of its place. */
export function reminderAt({ startAt, timeZone }: Times): number {
	const midnight = readLocalTime(`${toLocalTime(startAt, timeZone).slice(0, 10)}T00:00`) ?? startAt;
	const dayBefore = new Date(midnight - dayMs).toISOString().slice(0, 10);
	const local = readLocalTime(dayBefore + hour) ?? startAt;
	const instant = toInstant(local, timeZone);
	return instant.kind === 'instant' ? instant.at : instant.later;
}

type Reminded = Pick<EventRow, 'id' | 'startAt' | 'timeZone'>;

/** The job that reminds those who saved an event: one, however many they are. */
export const reminderOf = (event: Reminded) => ({
	kind: 'remind-savers' as const,
	key: String(event.id),
	dueAt: reminderAt(event)
});

/**
 * A statement that has the people reminded who saved an event. It is not added when the evening is
 * over already.
 *
 * @param now milliseconds since 1970, UTC
 */
export const enqueueReminder = (
	database: Database,
	event: Reminded,
	now: number,
	condition: SQL
) => {
	const { dueAt, ...job } = reminderOf(event);
	return enqueueJob(database, job, dueAt, sql`${dueAt > now} AND ${condition}`);
};

/**
 * The same for many events, in one statement.
 *
 * @param condition on the id of each event, in SQL
 */
export const enqueueReminders = (
	database: Database,
	saved: readonly Pick<EventRow, 'id' | 'startAt' | 'timeZone'>[],
	now: number,
	condition: (eventId: SQL) => SQL
) => {
	const due = saved
		.map((event) => ({ key: String(event.id), dueAt: reminderAt(event) }))
		.filter(({ dueAt }) => dueAt > now);
	return database
		.insert(jobs)
		.select(
			sql`SELECT 'remind-savers', due.value ->> '$.key', due.value ->> '$.dueAt', 0, 0, 0
				FROM json_each(${JSON.stringify(due)}) due
				WHERE ${condition(sql`CAST(due.value ->> '$.key' AS INTEGER)`)}`
		)
		.onConflictDoUpdate({
			target: [jobs.kind, jobs.key],
			set: { dueAt: sql`excluded.due_at`, progress: 0 }
		});
};

/** Announces the reminder, unless the event was cancelled; one that was moved is reminded of later. */
export const remindSavers: JobStep = async ({ database, now }, key) => {
	const id = Number(key);
	const [event] = await selectEvents(database).where(eq(events.id, id)).limit(1);
	if (!event || event.status !== 'approved' || event.startAt <= now()) return null;
	if (reminderAt(event) > now()) {
		await enqueueReminder(database, event, now(), sql`TRUE`);
		return null;
	}
	await database.batch(
		announce(
			database,
			[
				{
					kind: 'event_reminder',
					key: `${id}-${event.startAt}`,
					audience: 'savers',
					audienceId: id,
					data: { ...newsOf(event), place: placeOf(event) }
				}
			],
			now(),
			sql`TRUE`
		)
	);
	return null;
};
