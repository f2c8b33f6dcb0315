import { eq, getTableColumns } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../database/client.ts';
import { businesses, events } from '../database/schema.ts';
import { categoriesOfEvent } from '../database/sql/categories.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { firstParticipants } from '../database/sql/participants.ts';

/** The business that hosts an event. */
export const host = alias(businesses, 'host');

/** Joins the host to a query for events. */
export const isHostOfEvent = eq(host.id, events.hostBusinessId);

const {
	searchText,
	submissionId,
	submissionDigest,
	occurrence,
	legacyId,
	hostBusinessId,
	...columns
} = getTableColumns(events);

/** The columns that every query for events selects. The query must join `host`. */
export const eventFields = {
	...columns,
	categories: categoriesOfEvent,
	hostId: joinedColumn(host.id, 'host_id'),
	hostSlug: joinedColumn(host.slug, 'host_slug'),
	hostName: joinedColumn(host.name, 'host_name'),
	hostOwnerId: joinedColumn(host.ownerId, 'host_owner_id'),
	hostIsVerified: joinedColumn(host.isVerified, 'host_is_verified')
};

/** Begins a query for events. */
export const selectEvents = (database: Database) =>
	database.select(eventFields).from(events).leftJoin(host, isHostOfEvent);

/** Begins a query for events with the first businesses that joined. */
export const selectEventsWithParticipants = (database: Database) =>
	database
		.select({ ...eventFields, participants: firstParticipants })
		.from(events)
		.leftJoin(host, isHostOfEvent);
