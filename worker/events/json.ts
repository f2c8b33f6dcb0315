import * as v from 'valibot';
import { accessFeatures, settings } from '../database/event-facts.ts';
import { categoryJson, categoryToJson } from '../categories/json.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { galleryJson, galleryToJson, pictureJson, pictureToJson } from '../pictures/json.ts';
import { joiningWays } from './schema.ts';
import type { Event, EventMap, EventWithBusinesses, HereNow, UpdatedEvent } from './types.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const businessName = v.object({ id: wholeNumber, slug: v.string(), name: v.string() });

/** An event in the API. */
export const eventJson = v.object({
	id: wholeNumber,
	slug: v.string(),
	title: v.string(),
	description: v.string(),
	host: v.nullable(businessName),
	location_name: v.string(),
	address: v.string(),
	latitude: v.nullable(v.number()),
	longitude: v.nullable(v.number()),
	start_at: instant,
	end_at: instant,
	time_zone: v.string(),
	/** In lists of events near a place. */
	distance_km: v.optional(v.number()),
	/** 0 is free; null if its owner does not say. */
	price_amount: v.nullable(v.number()),
	price_currency: v.nullable(v.string()),
	ticket_url: v.nullable(v.string()),
	setting: v.nullable(v.picklist(settings)),
	/** In years: 0 is everybody; null if its owner does not say. */
	min_age: v.nullable(v.number()),
	rain_plan: v.string(),
	accessibility: v.array(v.picklist(accessFeatures)),
	accessibility_note: v.string(),
	/** Until when somebody says that they are there now; null if nobody does. */
	here_until: v.nullable(instant),
	joining: v.picklist(joiningWays),
	/** How many can; null for any number. */
	capacity: v.nullable(wholeNumber),
	joined_count: wholeNumber,
	cover: pictureJson,
	gallery: galleryJson,
	categories: v.array(categoryJson),
	status: v.picklist(['pending', 'approved', 'rejected', 'cancelled', 'suspended']),
	review_note: v.nullable(v.string()),
	version: wholeNumber,
	created_at: instant,
	updated_at: instant
});

/** An event that was changed. */
export const updatedEventJson = v.object({
	...eventJson.entries,
	/** After a change of several dates: the others that changed, and those that kept something of their own. */
	other_dates: v.optional(v.object({ changed: wholeNumber, kept_own: wholeNumber }))
});

export const eventWithBusinessesJson = v.object({
	...eventJson.entries,
	businesses: v.array(businessName),
	/** Those who say that they are there now. */
	here_now: v.array(v.object({ ...businessName.entries, until: instant })),
	has_more_businesses: v.boolean()
});

const mapEventJson = v.object({
	id: wholeNumber,
	slug: v.string(),
	title: v.string(),
	host: v.nullable(businessName),
	location_name: v.string(),
	latitude: v.number(),
	longitude: v.number(),
	start_at: instant,
	end_at: instant,
	time_zone: v.string(),
	here_until: v.nullable(instant)
});

/** A map in the API. */
export const mapJson = v.object({
	cells: v.pipe(
		v.array(
			v.object({
				latitude: v.number(),
				longitude: v.number(),
				/** west, south, east, north */
				bbox: v.pipe(v.array(v.number()), v.length(4)),
				count: wholeNumber,
				more: v.boolean(),
				events: v.array(mapEventJson)
			})
		),
		v.maxLength(16)
	),
	/** There may be events in parts of the map without a cell. */
	incomplete: v.optional(v.literal(true))
});

/** Converts a map to the API's JSON. */
export const mapToJson = ({ cells, isIncomplete }: EventMap): v.InferOutput<typeof mapJson> => ({
	cells: cells.map(({ latitude, longitude, box, count, more, events }) => ({
		...{ latitude, longitude, bbox: [box.west, box.south, box.east, box.north], count, more },
		events: events.map((event) => ({
			id: event.id,
			slug: event.slug,
			title: event.title,
			host: event.host,
			location_name: event.locationName,
			latitude: event.latitude,
			longitude: event.longitude,
			start_at: event.startAt,
			end_at: event.endAt,
			time_zone: event.timeZone,
			here_until: event.hereUntil
		}))
	})),
	...(isIncomplete && { incomplete: true })
});

/** Where a business says that it is. */
export const hereNowJson = v.object({
	event_id: wholeNumber,
	business_id: wholeNumber,
	until: v.nullable(instant)
});

/** Converts an event to the API's JSON. */
export const eventToJson = (event: Event): v.InferOutput<typeof eventJson> => ({
	id: event.id,
	slug: event.slug,
	title: event.title,
	description: event.description,
	host: event.host,
	location_name: event.locationName,
	address: event.address,
	latitude: event.latitude,
	longitude: event.longitude,
	start_at: event.startAt,
	end_at: event.endAt,
	time_zone: event.timeZone,
	...(event.distanceKm !== undefined && { distance_km: event.distanceKm }),
	price_amount: event.facts.price?.amount ?? null,
	price_currency: event.facts.price?.currency ?? null,
	ticket_url: event.facts.ticketUrl,
	setting: event.facts.setting,
	min_age: event.facts.minAge,
	rain_plan: event.facts.rainPlan,
	accessibility: [...event.facts.accessibility],
	accessibility_note: event.facts.accessibilityNote,
	here_until: event.hereUntil,
	joining: event.joining,
	capacity: event.capacity,
	joined_count: event.joinedCount,
	cover: pictureToJson(event.cover),
	gallery: galleryToJson(event.gallery),
	categories: event.categories.map(categoryToJson),
	status: event.status,
	review_note: event.reviewNote,
	version: event.version,
	created_at: event.createdAt,
	updated_at: event.updatedAt
});

export const updatedEventToJson = ({
	otherDates: others,
	...event
}: UpdatedEvent): v.InferOutput<typeof updatedEventJson> => ({
	...eventToJson(event),
	...(others && { other_dates: { changed: others.changed, kept_own: others.keptOwn } })
});

export const eventWithBusinessesToJson = (event: EventWithBusinesses) => ({
	...eventToJson(event),
	businesses: event.businesses,
	here_now: event.here,
	has_more_businesses: event.hasMoreBusinesses
});

export const hereNowToJson = ({ eventId, businessId, until }: HereNow) => ({
	event_id: eventId,
	business_id: businessId,
	until
});
