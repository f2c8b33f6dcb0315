import type { businesses, categories, events, users } from '../../worker/database/schema.ts';

interface Imported {
	legacyId: number;
}

/** A category of a business or an event. */
interface CategoryOf {
	item: number;
	category: number;
}

/** Who owns or created something, by the subject at Cognito. */
export interface Person {
	issuer: string;
	sub: string;
}

/** Rows by table; where they point at each other, they use the numbers of the dump's keys. */
export interface ImportRows {
	users: (typeof users.$inferInsert)[];
	categories: (typeof categories.$inferInsert & Imported)[];
	businesses: (Omit<typeof businesses.$inferInsert, 'submissionId'> &
		Imported & { owner: Person | null })[];
	businessCategories: CategoryOf[];
	events: (Omit<typeof events.$inferInsert, 'submissionId'> &
		Imported & { host: number | null; creator: Person | null })[];
	eventCategories: CategoryOf[];
	eventBusinesses: { event: number; business: number; joinedAt: number }[];
}

/** One table that is imported into. */
export type Kind = keyof ImportRows;

/** In the order in which rows may refer to each other. */
export const kinds: readonly Kind[] = [
	'users',
	'categories',
	'businesses',
	'businessCategories',
	'events',
	'eventCategories',
	'eventBusinesses'
];

/** The number of rows of each table. */
export type Counts = Record<Kind, number>;

export const noRows: Counts = {
	users: 0,
	categories: 0,
	businesses: 0,
	businessCategories: 0,
	events: 0,
	eventCategories: 0,
	eventBusinesses: 0
};
