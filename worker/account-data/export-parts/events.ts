import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import {
	addressSearches,
	drafts,
	events,
	joinRequests,
	pictures,
	series,
	venues
} from '../../database/schema.ts';
import { hasTextsOfSeries, textsOfEvent } from '../../database/sql/event-texts.ts';
import { maxRows, pageSize } from './part.ts';
import type { Part } from './part.ts';

const eventParts = (database: Database, id: string): Part[] => [
	{
		name: 'events',
		description: 'The events that you announced. Those of a series have its texts.',
		read: (after) =>
			database
				.select({
					id: events.id,
					slug: events.slug,
					series_id: events.seriesId,
					host_business_id: events.hostBusinessId,
					title: textsOfEvent.title.as('shown_title'),
					description: textsOfEvent.description.as('shown_description'),
					location_name: textsOfEvent.locationName.as('shown_location'),
					address: textsOfEvent.address.as('shown_address'),
					latitude: events.latitude,
					longitude: events.longitude,
					start_at: events.startAt,
					end_at: events.endAt,
					time_zone: events.timeZone,
					facts: sql<string | null>`${textsOfEvent.facts}`.as('shown_facts'),
					cover: events.cover,
					gallery: events.gallery,
					status: events.status,
					review_note: events.reviewNote,
					created_at: events.createdAt,
					updated_at: events.updatedAt
				})
				.from(events)
				.leftJoin(series, hasTextsOfSeries)
				.where(and(eq(events.createdBy, id), gt(events.id, after)))
				.orderBy(asc(events.id))
				.limit(pageSize),
		keyOf: ({ id: key }) => Number(key)
	}
];

const joinRequestParts = (database: Database, id: string): Part[] => [
	{
		name: 'join_requests',
		description:
			'The businesses that you asked to join events with, and those that you invited or turned down as a host.',
		read: () =>
			database
				.select({
					event_id: joinRequests.eventId,
					business_id: joinRequests.businessId,
					state: joinRequests.state,
					reason: joinRequests.reason,
					since: joinRequests.since
				})
				.from(joinRequests)
				.where(eq(joinRequests.personId, id))
				.limit(maxRows)
	}
];

const draftParts = (database: Database, id: string): Part[] => [
	{
		name: 'drafts',
		description: 'The events that you have written and not announced.',
		read: () =>
			database
				.select({
					id: drafts.id,
					host_business_id: drafts.businessId,
					fields: drafts.fields,
					cover: drafts.cover,
					gallery: drafts.gallery,
					created_at: drafts.createdAt,
					updated_at: drafts.updatedAt
				})
				.from(drafts)
				.where(eq(drafts.createdBy, id))
				.limit(maxRows)
	}
];

const venueParts = (database: Database, id: string): Part[] => [
	{
		name: 'venues',
		description: 'The places that you keep for your next events.',
		read: () =>
			database
				.select({
					name: venues.name,
					address: venues.address,
					latitude: venues.latitude,
					longitude: venues.longitude,
					time_zone: venues.timeZone,
					created_at: venues.createdAt
				})
				.from(venues)
				.where(eq(venues.ownerId, id))
	},
	{
		name: 'address_searches',
		description:
			'How many addresses you lately had us look up within a day. We keep no list of them.',
		read: () =>
			database
				.select({ counted_from: addressSearches.countedFrom, count: addressSearches.count })
				.from(addressSearches)
				.where(eq(addressSearches.personId, id))
	}
];

const pictureParts = (database: Database, id: string): Part[] => [
	{
		name: 'pictures',
		description:
			'The pictures that you uploaded. Each is at /pictures/ID-1200.webp; one of a draft at /api/drafts/DRAFT/pictures/ID-1200.webp.',
		read: () =>
			database
				.select({
					id: pictures.id,
					role: pictures.role,
					business_id: pictures.businessId,
					event_id: pictures.eventId,
					series_id: pictures.seriesId,
					draft_id: pictures.draftId,
					created_at: pictures.createdAt
				})
				.from(pictures)
				.where(and(eq(pictures.uploadedBy, id), isNull(pictures.removedAt)))
				.orderBy(desc(pictures.createdAt))
				.limit(maxRows)
	}
];

/** What somebody announced or is writing, and what belongs to it. */
export const eventAndDraftParts = (database: Database, userId: string): Part[] => [
	...eventParts(database, userId),
	...joinRequestParts(database, userId),
	...draftParts(database, userId),
	...venueParts(database, userId),
	...pictureParts(database, userId)
];
