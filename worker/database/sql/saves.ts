import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { followedBusinesses, savedEvents } from '../schema.ts';
import { idOfBusiness, idOfEvent } from './identify.ts';

/** Saves that are counted: more are shown as "1000+". */
export const maxSaves = 1_000;

/** What can be saved: events, and businesses to follow. */
export type SavedKind = 'events' | 'businesses';

/** Whether a person has saved an event or follows a business. @param person the id, or a subquery */
export const hasSaved = (kind: SavedKind, idOrSlug: string, person: SQL): SQL =>
	kind === 'events'
		? sql`EXISTS (SELECT 1 FROM ${savedEvents} WHERE ${and(
				sql`${savedEvents.personId} = ${person}`,
				sql`${savedEvents.eventId} = ${idOfEvent(idOrSlug)}`
			)})`
		: sql`EXISTS (SELECT 1 FROM ${followedBusinesses} WHERE ${and(
				sql`${followedBusinesses.personId} = ${person}`,
				sql`${followedBusinesses.businessId} = ${idOfBusiness(idOrSlug)}`
			)})`;

/** How many have saved an event or follow a business, up to `maxSaves`. */
export const savesOf = (kind: SavedKind, idOrSlug: string): SQL<number> =>
	kind === 'events'
		? sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${savedEvents}
			WHERE ${savedEvents.eventId} = ${idOfEvent(idOrSlug)} LIMIT ${maxSaves}))`
		: sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${followedBusinesses}
			WHERE ${followedBusinesses.businessId} = ${idOfBusiness(idOrSlug)} LIMIT ${maxSaves}))`;

/** How many events somebody has saved. */
export const savedEventsOf = (person: string): SQL<number> => sql<number>`(
	SELECT count(*) FROM ${savedEvents} WHERE ${eq(savedEvents.personId, person)}
)`;

/** How many businesses somebody follows. */
export const followedBusinessesOf = (person: string): SQL<number> => sql<number>`(
	SELECT count(*) FROM ${followedBusinesses} WHERE ${eq(followedBusinesses.personId, person)}
)`;

/** Whether anybody has saved an event. */
export const isSaved = (eventId: number): SQL =>
	sql`EXISTS (SELECT 1 FROM ${savedEvents} WHERE ${eq(savedEvents.eventId, eventId)})`;
