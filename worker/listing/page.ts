/** Part of a list, as pages and the API show it. */
export interface Page<T> {
	items: T[];
	/** Continues the list; null at the end. */
	nextCursor: string | null;
	/** Set if only the soonest entries were looked at, and the page is not full: the list goes on. */
	isIncomplete?: boolean;
	/** How many entries match, if it was asked for. */
	count?: ItemCount;
	/** What became of the words of a search, if any of them was left out or corrected. */
	search?: SearchNotes;
}

/** How many entries a list has; more than `value`, with `isMore`. */
export interface ItemCount {
	value: number;
	isMore: boolean;
}

export interface SearchNotes {
	/** Words that are too common to tell anything apart. */
	ignored: string[];
	/** A word that is nowhere, and the one that was looked for instead. */
	corrected: { from: string; to: string } | null;
}

export interface PageRequest {
	/** 1 to 50; 20 by default. */
	limit?: number;
	cursor?: string | null;
}

export const defaultLimit = 20;
export const maxLimit = 50;

/** The entries of a list that are counted. */
export const maxCount = 100;
