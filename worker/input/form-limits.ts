import { limits } from '../limits.ts';

/** Characters that texts may have. */
export const lengths = {
	eventTitle: 120,
	description: 5_000,
	place: 120,
	address: 300,
	/** A sentence or two about an event. */
	fact: 300,
	businessName: 100,
	/** Of a person. */
	name: 100,
	/** Of a decision. */
	reason: 500,
	report: 1_000,
	appeal: 2_000,
	answer: 1_000,
	tokenName: 60,
	/** Of a passkey or an app for codes. */
	factorName: 50,
	/** It is a button above lists. */
	categoryName: 40,
	/** Of a picture. */
	alt: 200
} as const;

/** Categories of one business or event. */
export const maxCategories = 3;

/** What forms tell about the limits of their fields, which the Worker checks. */
export const formLimits = {
	lengths,
	categories: maxCategories,
	datesOfSeries: limits.datesOfSeries,
	picturesOfGallery: limits.picturesOfGallery
} as const;

export type FormLimits = typeof formLimits;
