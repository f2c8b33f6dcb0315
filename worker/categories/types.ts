import type { Category } from '../database/sql/categories.ts';
import type { ConflictingResult, Result } from '../http/result.ts';

export type { Category };

/** A category with what its lists and those who manage it need. */
export interface ListedCategory extends Category {
	/** The order of lists: those with the same one are ordered by name. */
	position: number;
	version: number;
	/** Whether nothing new can be in it. */
	isRetired: boolean;
	/** The slugs of categories that were merged into it. */
	formerSlugs: string[];
}

/** `input` is what a client or a form sent, unvalidated. */
export interface CategoryService {
	/** All categories, retired ones included, in their order. There are few. */
	list(): Promise<ListedCategory[]>;
	/** The same for those who manage them. */
	managed(): Promise<Result<ListedCategory[]>>;
	/** @param input `{ name, name_de?, name_es? }` */
	add(input: unknown): Promise<Result<ListedCategory>>;
	/** @param input `{ version?, name?, name_de?, name_es?, position?, is_retired? }` */
	change(slug: string, input: unknown): Promise<ConflictingResult<ListedCategory>>;
	/**
	 * Makes what is in a category be in another one. A job moves it.
	 *
	 * @param input `{ version?, into }`: the slug of the other one
	 * @returns the other one
	 */
	merge(slug: string, input: unknown): Promise<ConflictingResult<ListedCategory>>;
}
