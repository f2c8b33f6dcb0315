import { readLocalTime } from '../../worker/events/local-time.ts';
import type { DumpRecord } from './dump.ts';

/** The columns of a Django record, by name. */
export type Fields = DumpRecord['fields'];

const timeFields = /^(start|end|created|updated|joined|date)_(at|time|date|joined)$/;

/** The first of these fields that has a value: projects name them differently. */
export const firstOf = (fields: Fields, ...names: readonly string[]): unknown =>
	names.map((name) => fields[name]).find((value) => value !== undefined && value !== null) ?? null;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @returns milliseconds since 1970, UTC */
export function timeOf(value: unknown, fallback: number): number {
	const time = Date.parse(textOf(value));
	return Number.isNaN(time) ? fallback : time;
}

/** A sentence about the first date that does not exist; null when all do. */
export function invalidTime(fields: Fields): string | null {
	const name = Object.keys(fields).find(
		(field) => timeFields.test(field) && isInvalidTime(textOf(fields[field]))
	);
	return name === undefined ? null : `${name}: ${textOf(fields[name])} does not exist.`;
}

/** Date.parse() reads February 30 as March 2. */
function isInvalidTime(value: string): boolean {
	const [day] = /^\d{4}-\d\d-\d\d/.exec(value) ?? [];
	if (day === undefined) return false;
	return readLocalTime(`${day}T00:00`) === null || Number.isNaN(Date.parse(value));
}
