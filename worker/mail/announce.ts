import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import {
	announcements,
	businesses,
	businessMembers,
	eventBusinesses,
	events,
	followedBusinesses,
	savedEvents
} from '../database/schema.ts';
import { enqueueJobs } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import type { NotificationData } from '../notifications/kinds.ts';
import { notifyEach } from '../notifications/notify.ts';

type AnnouncementRow = typeof announcements.$inferSelect;
type AnnouncedKind = AnnouncementRow['kind'];

/** A message to many: those of an event or a business with the id `audienceId`. */
export type Announcement = {
	[K in AnnouncedKind]: {
		kind: K;
		/** Nobody gets two messages of one kind and key. */
		key: string;
		audience: AnnouncementRow['audience'];
		audienceId: number;
		data: NotificationData<K>;
	};
}[AnnouncedKind];

/** Rows of the audience that one step of the cron reads. */
const batchSize = 500;

/** The newer data of a change that waits, which tells what was before the first one. */
const sinceBefore = sql`json_set(excluded.data, '$.was',
	json_patch(excluded.data -> '$.was', ${announcements.data} -> '$.was'))`;

/** Whether anybody is in the audience of the announcement that `item.value` is, as JSON. */
const isHeard = sql`CASE item.value ->> 'audience'
	WHEN 'participants' THEN EXISTS (SELECT 1 FROM ${eventBusinesses}
		WHERE ${eventBusinesses.eventId} = item.value ->> 'audienceId')
	WHEN 'savers' THEN EXISTS (SELECT 1 FROM ${savedEvents}
		WHERE ${savedEvents.eventId} = item.value ->> 'audienceId')
	ELSE EXISTS (SELECT 1 FROM ${followedBusinesses}
		WHERE ${followedBusinesses.businessId} = item.value ->> 'audienceId')
END`;

/**
 * Statements that announce something to many, for a batch with the change that it is about: one row
 * and one job for each audience, however many they are; none if there is nobody.
 *
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 * @param dueAt when they are told: until then, further changes of an event join the first
 */
export function announce(
	database: Database,
	announced: readonly Announcement[],
	now: number,
	condition: SQL,
	dueAt = now
) {
	const items = announced.map(({ kind, key, audience, audienceId, data }) => ({
		...{ id: `${kind}/${key}/${audience}`, kind, key, audience, audienceId },
		data: JSON.stringify(data)
	}));
	const jobsOfItems = items.map(({ id: key, audience, audienceId }) => ({
		...{ kind: 'expand-announcement' as const, key, dueAt, audience, audienceId }
	}));
	const fields = ['id', 'kind', 'key', 'audience', 'audienceId', 'data'].map((name) =>
		sql.raw(`item.value ->> '${name}'`)
	);
	return [
		database
			.insert(announcements)
			.select(
				sql`SELECT ${sql.join(fields, sql`, `)}, ${now}
					FROM json_each(${JSON.stringify(items)}) item WHERE ${condition} AND ${isHeard}`
			)
			.onConflictDoUpdate({
				target: announcements.id,
				set: { data: sinceBefore },
				setWhere: eq(announcements.kind, sql`'event_changed'`)
			}),
		enqueueJobs(database, jobsOfItems, sql`${condition} AND ${isHeard}`)
	] as const;
}

/**
 * Puts the messages to the next 500 of an audience into the outbox. A step may run twice: nobody
 * gets a message twice.
 */
export const expandAnnouncement: JobStep = async ({ database, now }, id, progress) => {
	const [announcement] = await database
		.select()
		.from(announcements)
		.where(eq(announcements.id, id));
	if (!announcement) return null;
	const [, [page]] = await database.batch([
		tellPage(database, announcement, progress, now()),
		countPage(database, announcement, progress)
	]);
	if (page?.last && page.count === batchSize) return page.last;
	await database.delete(announcements).where(eq(announcements.id, id));
	return null;
};

/** A subquery of the next of an audience, as `position`, in the order of an index. */
function nextOf(
	{ audience, audienceId }: Pick<AnnouncementRow, 'audience' | 'audienceId'>,
	after: number
): SQL {
	switch (audience) {
		case 'participants':
			return sql`(SELECT ${eventBusinesses.businessId} AS position FROM ${eventBusinesses}
				WHERE ${eventBusinesses.eventId} = ${audienceId} AND ${eventBusinesses.businessId} > ${after}
				ORDER BY position LIMIT ${batchSize}) page`;
		case 'savers':
			return sql`(SELECT ${savedEvents.id} AS position, ${savedEvents.personId} FROM ${savedEvents}
				WHERE ${savedEvents.eventId} = ${audienceId} AND ${savedEvents.id} > ${after}
				ORDER BY position LIMIT ${batchSize}) page`;
		case 'followers':
			return sql`(SELECT ${followedBusinesses.id} AS position, ${followedBusinesses.personId}
				FROM ${followedBusinesses}
				WHERE ${followedBusinesses.businessId} = ${audienceId} AND ${followedBusinesses.id} > ${after}
				ORDER BY position LIMIT ${batchSize}) page`;
	}
}

/** The people of a page, as `person_id`: of a business, those who own or manage it. */
function peopleOf(announcement: AnnouncementRow, after: number): SQL {
	const page = nextOf(announcement, after);
	if (announcement.audience !== 'participants') return sql`SELECT page.person_id FROM ${page}`;
	return sql`SELECT ${businesses.ownerId} AS person_id FROM ${page}
			JOIN ${businesses} ON ${businesses.id} = page.position
		UNION ALL SELECT ${businessMembers.personId} FROM ${page}
			JOIN ${businessMembers} ON ${businessMembers.businessId} = page.position
				AND ${businessMembers.role} = 'manager'`;
}

const countPage = (database: Database, announcement: AnnouncementRow, after: number) =>
	database
		.select({
			count: sql<number>`count(*)`.as('count'),
			last: sql<number | null>`max(page.position)`.as('last')
		})
		.from(nextOf(announcement, after));

/** Whoever announced an event knows of its changes. */
const announcerOf = (database: Database, { audience, audienceId }: AnnouncementRow) =>
	audience === 'followers'
		? sql`NULL`
		: sql`${database.select({ id: events.createdBy }).from(events).where(eq(events.id, audienceId))}`;

function tellPage(database: Database, announcement: AnnouncementRow, after: number, now: number) {
	const { kind, key, data } = announcement;
	const announcer = announcerOf(database, announcement);
	const people = sql`(SELECT person_id FROM (${peopleOf(announcement, after)})
		WHERE person_id IS NOT ${announcer})`;
	return notifyEach(
		database,
		kind,
		{
			person: sql.raw('people.person_id'),
			key: sql`${key}`,
			data: sql`${JSON.stringify(data)}`
		},
		people,
		now,
		sql`TRUE`
	);
}
