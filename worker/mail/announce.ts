import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import {
	announcements,
	businesses,
	businessMembers,
	eventBusinesses,
	events,
	mails
} from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import type { MailData } from './kinds.ts';

type AnnouncementRow = typeof announcements.$inferSelect;
type AnnouncedKind = AnnouncementRow['kind'];

/** A message to many, such as the participants of the event with the id `audienceId`. */
export type Announcement = {
	[K in AnnouncedKind]: {
		kind: K;
		/** Nobody gets two messages of one kind and key. */
		key: string;
		audience: AnnouncementRow['audience'];
		audienceId: number;
		data: MailData<K>;
	};
}[AnnouncedKind];

/** Rows of the audience that one step of the cron reads. */
const batchSize = 500;

/**
 * Statements that announce something to many, for a batch with the change that it is about: one row
 * and one job, however many they are.
 *
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 */
export function announce(
	database: Database,
	announcement: Announcement,
	now: number,
	condition: SQL
) {
	const id = `${announcement.kind}/${announcement.key}`;
	return [
		insertRowsIf(database, announcements, [{ id, ...announcement, createdAt: now }], condition),
		enqueueJob(database, { kind: 'expand-announcement', key: id }, now, condition)
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
	const [, , [page]] = await database.batch([
		addMails(database, announcement, progress, now(), owners),
		addMails(database, announcement, progress, now(), managers),
		countPage(database, announcement, progress)
	]);
	if (page?.last && page.count === batchSize) return page.last;
	await database.delete(announcements).where(eq(announcements.id, id));
	return null;
};

/** The next businesses that joined, in the order of the primary key. */
const nextParticipants = (database: Database, { audienceId }: AnnouncementRow, after: number) =>
	database
		.select({ businessId: eventBusinesses.businessId })
		.from(eventBusinesses)
		.where(and(eq(eventBusinesses.eventId, audienceId), gt(eventBusinesses.businessId, after)))
		.orderBy(asc(eventBusinesses.businessId))
		.limit(batchSize)
		.as('page');

function countPage(database: Database, announcement: AnnouncementRow, after: number) {
	const page = nextParticipants(database, announcement, after);
	return database
		.select({
			count: sql<number>`count(*)`.as('count'),
			last: sql<number | null>`max(${page.businessId})`.as('last')
		})
		.from(page);
}

/** People of a business, and the businesses that they are of. */
interface People {
	table: typeof businesses | typeof businessMembers;
	businessId: Column;
	personId: Column;
	/** Those of them who are told. */
	isTold: SQL;
}

const owners: People = {
	table: businesses,
	businessId: businesses.id,
	personId: businesses.ownerId,
	isTold: isNotNull(businesses.ownerId)
};

const managers: People = {
	table: businessMembers,
	businessId: businessMembers.businessId,
	personId: businessMembers.personId,
	isTold: eq(businessMembers.role, 'manager')
};

function addMails(
	database: Database,
	announcement: AnnouncementRow,
	after: number,
	now: number,
	{ table, businessId, personId, isTold }: People
) {
	const { kind, key, audienceId, data } = announcement;
	const page = nextParticipants(database, announcement, after);
	const announcer = database
		.select({ id: events.createdBy })
		.from(events)
		.where(eq(events.id, audienceId));
	return database
		.insert(mails)
		.select(
			database
				.select({
					id: sql<number>`NULL`.as('id'),
					kind: sql<AnnouncedKind>`${kind}`.as('kind'),
					key: sql<string>`${key}`.as('key'),
					personId: sql<string>`${personId}`.as('person_id'),
					address: sql<null>`NULL`.as('address'),
					language: sql<null>`NULL`.as('language'),
					data: sql`${JSON.stringify(data)}`.as('data'),
					state: sql<'waiting'>`'waiting'`.as('state'),
					dueAt: sql<number>`${now}`.as('due_at'),
					attempts: sql<number>`0`.as('attempts'),
					unsubscribeHash: sql<null>`NULL`.as('unsubscribe_hash'),
					createdAt: sql<number>`${now}`.as('created_at'),
					finishedAt: sql<null>`NULL`.as('finished_at'),
					listed: sql<'unread'>`'unread'`.as('listed')
				})
				.from(page)
				.innerJoin(table, eq(businessId, page.businessId))
				.where(and(isTold, sql`${personId} IS NOT ${announcer}`))
		)
		.onConflictDoNothing();
}
