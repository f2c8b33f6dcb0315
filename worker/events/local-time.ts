/** A wall clock's date and time, `2027-03-28T02:30`. */
export type LocalTime = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::00)?$/;
const day = 24 * 60 * 60 * 1000;

/** Whether this names a time zone of the IANA database. Offsets such as `+02:00` name no place. */
export function isTimeZone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		const known = formatIn(name).resolvedOptions().timeZone;
		// The runtime reads `europe/berlin` too, and would show it as it was typed.
		return known === name || known.toLowerCase() !== name.toLowerCase();
	} catch {
		return false;
	}
}

/** @returns the numbers read as if they were UTC, in milliseconds; null for no such date or time. */
export function readLocalTime(text: string): number | null {
	const match = shape.exec(text);
	if (!match) return null;
	const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
	const read = new Date(Date.UTC(year, month - 1, date, hour, minute));
	const isReal = read.toISOString().slice(0, 16) === text.slice(0, 16);
	return isReal ? read.getTime() : null;
}

/** More than there are time zones: names come from outside, in more spellings than that. */
const mostFormats = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
		timeZone,
		hourCycle: 'h23',
		...{ year: 'numeric', month: 'numeric', day: 'numeric' },
		...{ hour: 'numeric', minute: 'numeric', second: 'numeric' }
	});
	if (formats.size >= mostFormats) formats.clear();
	formats.set(timeZone, format);
	return format;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const parts = formatIn(timeZone).formatToParts(instant);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((one) => one.type === type)?.value);
	const shown = Date.UTC(
		...([part('year'), part('month') - 1, part('day')] as const),
		...([part('hour'), part('minute'), part('second')] as const)
	);
	return shown - Math.floor(instant / 1000) * 1000;
}

/** An instant as the zone's clocks show it: `2027-03-28T03:00`. */
export function toLocalTime(instant: number, timeZone: string): LocalTime {
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}

export type Instant =
	| { kind: 'instant'; at: number }
	/** Clocks were put forward over this time; `later` is as long after the change as it asks. */
	| { kind: 'skipped'; later: number };

/**
 * When the clocks of a zone show a time. One that they show twice, as when summer time ends, means
 * the first; whoever means the second says so with a UTC offset.
 *
 * @param local what readLocalTime() returned
 */
export function toInstant(local: number, timeZone: string): Instant {
	const before = offsetAt(local - day, timeZone);
	const after = offsetAt(local + day, timeZone);
	const candidates = [local - before, local - after].filter(
		(instant) => instant + offsetAt(instant, timeZone) === local
	);
	if (candidates.length === 0) return { kind: 'skipped', later: local - before };
	return { kind: 'instant', at: Math.min(...candidates) };
}
