import type { EventFacts } from './event-facts.ts';

/** Facts that a date of a series can have of its own. */
export const ownFacts = [
	'price',
	'ticketUrl',
	'setting',
	'minAge',
	'rainPlan',
	'accessibility',
	'accessibilityNote'
] as const satisfies readonly (keyof EventFacts)[];

/** Texts that a date of a series can have of its own: otherwise it has those of the series. */
export const ownTexts = ['title', 'description', 'locationName', 'address'] as const;

export type OwnFact = (typeof ownFacts)[number];
export type OwnText = (typeof ownTexts)[number];

/**
 * What a date of a series can have of its own, because it was changed for that date alone. Every date
 * stores those that are neither text nor fact, so they only say that a change of the series passes by.
 */
export type OwnField = OwnFact | OwnText | 'point' | 'time' | 'joining' | 'capacity' | 'categories';
