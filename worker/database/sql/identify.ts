import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businesses, drafts, events, formerNames } from '../schema.ts';

const isId = (idOrSlug: string): boolean => /^\d{1,15}$/.test(idOrSlug);

/** A slug as it was given, and as slugs are made: browsers and programs may change its form and case. */
const formsOf = (slug: string): string[] => [
	...new Set([slug, slug.normalize('NFKC').toLowerCase()])
];

/** Matches a business that is not being deleted. */
const isKept = isNull(businesses.deletedAt);

/** Matches a business by id. */
export const isBusinessWithId = (id: number): SQL | undefined => and(eq(businesses.id, id), isKept);

/** Matches a business by the short name that it has, or that it had. */
const hasShortName = (name: string): SQL => sql`${businesses.id} = coalesce(
	(SELECT ${businesses.id} FROM ${businesses} WHERE ${businesses.shortName} = ${name}),
	(SELECT ${formerNames.businessId} FROM ${formerNames} WHERE ${formerNames.name} = ${name})
)`;

/**
 * Matches a business by id, slug, or short name with an `@` before it. Digits alone are an id: no slug
 * consists of them.
 */
export function isBusiness(idOrSlug: string): SQL | undefined {
	if (isId(idOrSlug)) return isBusinessWithId(Number(idOrSlug));
	if (idOrSlug.startsWith('@')) return and(hasShortName(idOrSlug.slice(1).toLowerCase()), isKept);
	return and(inArray(businesses.slug, formsOf(idOrSlug)), isKept);
}

/** Matches an event by id or slug. */
export const isEvent = (idOrSlug: string): SQL =>
	isId(idOrSlug) ? eq(events.id, Number(idOrSlug)) : inArray(events.slug, formsOf(idOrSlug));

/** Matches the draft with an id, as it is in an address. */
export const isDraftWithId = (id: string): SQL => eq(drafts.id, isId(id) ? Number(id) : 0);

/** The id of a business, looked up within a statement. */
export const idOfBusiness = (idOrSlug: string): SQL =>
	sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${isBusiness(idOrSlug)})`;

/** The id of an event, looked up within a statement. */
export const idOfEvent = (idOrSlug: string): SQL =>
	sql`(SELECT ${events.id} FROM ${events} WHERE ${isEvent(idOrSlug)})`;
