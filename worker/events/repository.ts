import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../database/client.ts';
import { businesses, events, series } from '../database/schema.ts';
import { categoriesOfEvent } from '../database/sql/categories.ts';
import { hasTextsOfSeries, textsOfEvent } from '../database/sql/event-texts.ts';
import { lastHere } from '../database/sql/here-now.ts';
import { membersOf } from '../database/sql/members.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { firstParticipants } from '../database/sql/participants.ts';
import { flatten } from '../database/flat-sql.ts';

/** The business that hosts an event. */
export const host = alias(businesses, 'host');

/** Joins the host to a query for events. */
export const isHostOfEvent = and(eq(host.id, events.hostBusinessId), isNull(host.deletedAt));

/** Joins the series, which has the texts of repeated events. */
export const isSeriesOfEvent = hasTextsOfSeries;

const textField = (text: SQL<string>, name: string) => flatten(text).as<string>(name);

const {
	searchText,
	utcOffset,
	listedVersion,
	submissionId,
	submissionDigest,
	occurrence,
	legacyId,
	hostBusinessId,
	...columns
} = getTableColumns(events);

/** The columns that every query for events selects. The query must join `host` and `series`. */
export const eventFields = {
	...columns,
	title: textField(textsOfEvent.title, 'event_title'),
	description: textField(textsOfEvent.description, 'event_description'),
	locationName: textField(textsOfEvent.locationName, 'event_location_name'),
	address: textField(textsOfEvent.address, 'event_address'),
	facts: flatten(textsOfEvent.facts).mapWith(events.facts).as('event_facts'),
	categories: categoriesOfEvent,
	hostId: joinedColumn(host.id, 'host_id'),
	hostSlug: joinedColumn(host.slug, 'host_slug'),
	hostName: joinedColumn(host.name, 'host_name'),
	hostOwnerId: joinedColumn(host.ownerId, 'host_owner_id'),
	hostIsVerified: joinedColumn(host.isVerified, 'host_is_verified'),
	hostDecision: joinedColumn(host.decision, 'host_decision'),
	hostCover: joinedColumn(host.cover, 'host_cover'),
	hereUntil: lastHere
};

/** The same, with those who work for the host. */
export const ownEventFields = { ...eventFields, hostMembers: membersOf(host.id, 'host_members') };

/** Begins a query for events, with those who work for their hosts. */
export const selectEvents = (database: Database) =>
	database
		.select(ownEventFields)
		.from(events)
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent);

/** Begins a query for events with the first businesses that joined. */
export const selectEventsWithParticipants = (database: Database) =>
	database
		.select({ ...ownEventFields, participants: firstParticipants })
		.from(events)
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent);
