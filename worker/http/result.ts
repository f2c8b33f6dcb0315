import type { Problem } from './problem.ts';

/** What came of something that somebody asked for: done, or why not in words for them. */
export type Outcome<T> = Done<T> | Refused;

/** For changes to a thing that others may have changed since it was read. */
export type UpdateOutcome<T> = Outcome<T> | Changed<T>;

export interface Done<T> {
	kind: 'done';
	value: T;
}

export const done = <T>(value: T): Done<T> => ({ kind: 'done', value });

export interface Refused {
	kind: 'refused';
	/** 401, 403, 404, 409, or 422 with `fields`. */
	problem: Problem;
	/** What is wrong with each field, by the field's name in the input. */
	fields?: Record<string, string>;
}

export interface Changed<T> {
	kind: 'changed';
	/** 409. */
	problem: Problem;
	/** The thing as it is now, for somebody to compare with theirs. */
	current: T;
}
