import type { Problem } from './problem.ts';

/** The result of an operation: its value, or why it failed. */
export type Result<T> = Ok<T> | Err;

/** For changes to something that another person may have changed since it was read. */
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
	/** A message for each invalid field, by its name in the input. */
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

/** @param seconds after which the same request may succeed */
export const retryAfter = ({ problem, ...error }: Err, seconds: number): Err => ({
	...error,
	problem: { ...problem, retryAfter: Math.max(1, Math.ceil(seconds)) }
});

export interface Conflict<T> {
	kind: 'conflict';
	/** 409. */
	problem: Problem;
	current: T;
}
