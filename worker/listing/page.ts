/** Part of a list, as pages and the API show it. */
export interface Page<T> {
	items: T[];
	/** Hand it in to go on; null at the end. A page may be short, even empty, and yet go on. */
	nextCursor: string | null;
}

export interface PageRequest {
	/** 1 to 50; 20 unless said. */
	limit?: number;
	cursor?: string | null;
}

export const usualLimit = 20;
export const highestLimit = 50;
