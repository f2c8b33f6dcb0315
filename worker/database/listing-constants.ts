/**
 * Constants that the triggers of the listings share with the queries. listing-triggers.ts writes
 * them into SQL, and a test compares that with the triggers in the migrations.
 */

/** Ids that fit into one minute of a sort key. */
export const idsPerMinute = 2 ** 27;

export const millisecondsPerMinute = 60_000;

/** An event has a listing for each day it lasts, up to this many. */
export const daysListed = 31;

/**
 * The grids in which places are listed, finest first: squares of 360 / 2^n degrees, from 0.04 to
 * 180 degrees.
 */
export const gridLevels = [13, 11, 9, 7, 5, 3, 1] as const;

/** Names of the lists in the column `heading`. */
export const lists = {
	events: 'events',
	eventsOfCategory: 'events/category/',
	eventsOfBusiness: 'events/business/',
	eventsInCell: 'events/cell/',
	businesses: 'businesses',
	businessesOfCategory: 'businesses/category/',
	pendingEvents: 'review/events',
	pendingBusinesses: 'review/businesses'
} as const;
