import { readLocalTime } from './local-time.ts';

/** RFC 3339 with an offset, which names one instant wherever it is read. Seconds may be left out. */
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** @returns milliseconds since 1970, UTC; null for what is no instant, the 30th of February too. */
export function readInstant(text: string): number | null {
	// The runtime takes the 30th of February for the 2nd of March.
	if (!pattern.test(text) || readLocalTime(text.slice(0, 16)) === null) return null;
	const at = Date.parse(text);
	return Number.isNaN(at) ? null : at;
}
