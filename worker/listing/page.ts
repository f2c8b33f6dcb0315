/** Part of a list, as pages and the API show it. */
export interface Page<T> {
	items: T[];
	/** Continues the list; null at the end. A page can be short, or even empty, before the end. */
	nextCursor: string | null;
}

export interface PageRequest {
	/** 1 to 50; 20 by default. */
	limit?: number;
	cursor?: string | null;
}

export const defaultLimit = 20;
export const maxLimit = 50;
