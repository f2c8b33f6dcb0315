export const settings = ['indoor', 'outdoor', 'both'] as const;

/** What makes an event accessible, of a small set so that it can be translated and looked for. */
export const accessFeatures = [
	'step_free',
	'accessible_toilet',
	'accessible_parking',
	'seating',
	'hearing_loop',
	'sign_language',
	'quiet_hours',
	'assistance_dogs'
] as const;

export type Setting = (typeof settings)[number];
export type AccessFeature = (typeof accessFeatures)[number];

/** What it costs to get in, or from: 0 is free, and has no currency. */
export interface Price {
	/** In the main unit of its currency. */
	amount: number;
	/** ISO 4217. */
	currency: string | null;
}

/** What visitors want to know beforehand. */
export interface EventFacts {
	/** null if its owner does not say. */
	price: Price | null;
	/** Where tickets are sold or given away: always https. */
	ticketUrl: string | null;
	setting: Setting | null;
	/** From which age people may come, in years: 0 is everybody. null if its owner does not say. */
	minAge: number | null;
	/** What happens if it rains. */
	rainPlan: string;
	/** In the order of the set. Others are not known to be missing. */
	accessibility: readonly AccessFeature[];
	accessibilityNote: string;
}

/** As it is stored: without what nobody said. A price that is free may lack its currency, which is null. */
export type StoredFacts = Partial<Omit<EventFacts, 'price'>> & {
	price?: (Pick<Price, 'amount'> & Partial<Price>) | null;
};
