import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, events } from '../schema.ts';

const isId = (idOrSlug: string): boolean => /^\d{1,15}$/.test(idOrSlug);

/** Finds a business by what its address holds: digits alone are an id, which a slug never is. */
export const isBusiness = (idOrSlug: string): SQL =>
	isId(idOrSlug) ? eq(businesses.id, Number(idOrSlug)) : eq(businesses.slug, idOrSlug);

/** Finds an event by what its address holds. */
export const isEvent = (idOrSlug: string): SQL =>
	isId(idOrSlug) ? eq(events.id, Number(idOrSlug)) : eq(events.slug, idOrSlug);

/** The id of a business, for a statement that has yet to find it. */
export const idOfBusiness = (idOrSlug: string): SQL =>
	sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${isBusiness(idOrSlug)})`;

/** The id of an event, for a statement that has yet to find it. */
export const idOfEvent = (idOrSlug: string): SQL =>
	sql`(SELECT ${events.id} FROM ${events} WHERE ${isEvent(idOrSlug)})`;
