import { readLocalTime } from './local-time.ts';

/** RFC 3339 with an offset, which may be written in lower case (5.6). Seconds are optional. */
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** @returns milliseconds since 1970, UTC; null for an invalid time, including 30 February */
export function readInstant(text: string): number | null {
	// Date.parse reads 30 February as 2 March.
	if (!pattern.test(text) || readLocalTime(text.slice(0, 16)) === null) return null;
	const at = Date.parse(text.toUpperCase());
	return Number.isNaN(at) ? null : at;
}
