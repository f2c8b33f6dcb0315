import { readLocalTime } from '../../worker/events/local-time.ts';
import type { DumpRecord } from './dump.ts';

const timeFields = [
	...['start_at', 'start_time', 'start_date', 'end_at', 'end_time', 'end_date'],
	...['created_at', 'updated_at', 'joined_at', 'date_joined']
];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @returns milliseconds since 1970, UTC */
export function time(value: unknown, otherwise: number): number {
	const at = Date.parse(text(value));
	return Number.isNaN(at) ? otherwise : at;
}

/** @returns a sentence about the first of a record's times that is none; null when all are right */
export function wrongTime(fields: DumpRecord['fields']): string | null {
	const wrong = timeFields.find((name) => isNoSuchTime(text(fields[name])));
	return wrong === undefined ? null : `${wrong}: There is no ${text(fields[wrong])}.`;
}

/** Whether this is written as a date and is none: Date.parse() reads February 30 as March 2. */
function isNoSuchTime(value: string): boolean {
	const [day] = /^\d{4}-\d\d-\d\d/.exec(value) ?? [];
	if (day === undefined) return false;
	return readLocalTime(`${day}T00:00`) === null || Number.isNaN(Date.parse(value));
}
