import type { Problem } from './problem.ts';

/** The result of something that a person asked for: its value, or why it was not done. */
export type Result<T> = Ok<T> | Err;

/** For changes to a thing that somebody else may have changed since it was read. */
export type ConflictingResult<T> = Result<T> | Conflict<T>;

export interface Ok<T> {
	kind: 'ok';
	value: T;
}

export const ok = <T>(value: T): Ok<T> => ({ kind: 'ok', value });

export interface Err {
	kind: 'error';
	/** 400, 401, 403, 404, 409, or 422 with `fields`. */
	problem: Problem;
	/** What is wrong with each field, by the field's name in the input. */
	fields?: Record<string, string>;
}

/** @param status of the HTTP response */
export const err = (
	status: number,
	code: string,
	title: string,
	message: string,
	actions: Problem['actions'] = [{ label: 'Go to the home page', href: '/' }]
): Err => ({ kind: 'error', problem: { status, code, title, message, actions } });

export interface Conflict<T> {
	kind: 'conflict';
	/** 409. */
	problem: Problem;
	/** The thing as it is now, to compare with. */
	current: T;
}
