import type { Category } from '../database/sql/categories.ts';

export type { Category };

export interface CategoryService {
	/** All categories, by name. There are few. */
	list(): Promise<Category[]>;
}
