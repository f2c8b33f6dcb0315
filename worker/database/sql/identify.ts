import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, events } from '../schema.ts';

const isId = (idOrSlug: string): boolean => /^\d{1,15}$/.test(idOrSlug);

/** Matches a business by id or slug. Digits alone are an id: no slug consists of them. */
export const isBusiness = (idOrSlug: string): SQL =>
	isId(idOrSlug) ? eq(businesses.id, Number(idOrSlug)) : eq(businesses.slug, idOrSlug);

/** Matches an event by id or slug. */
export const isEvent = (idOrSlug: string): SQL =>
	isId(idOrSlug) ? eq(events.id, Number(idOrSlug)) : eq(events.slug, idOrSlug);

/** The id of a business, looked up within a statement. */
export const idOfBusiness = (idOrSlug: string): SQL =>
	sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${isBusiness(idOrSlug)})`;

/** The id of an event, looked up within a statement. */
export const idOfEvent = (idOrSlug: string): SQL =>
	sql`(SELECT ${events.id} FROM ${events} WHERE ${isEvent(idOrSlug)})`;
