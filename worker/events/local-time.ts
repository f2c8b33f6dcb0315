/** A local date and time, `2027-03-28T02:30`. */
export type LocalTime = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::00)?$/i;
const day = 24 * 60 * 60 * 1000;

/** Whether this is the name of an IANA time zone. Offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		const known = formatIn(name).resolvedOptions().timeZone;
		// The runtime accepts `europe/berlin` too, and would display it as typed.
		return known === name || known.toLowerCase() !== name.toLowerCase();
	} catch {
		return false;
	}
}

/** @returns the local time read as UTC, in milliseconds since 1970; null if it is invalid */
export function readLocalTime(text: string): number | null {
	const match = pattern.exec(text);
	if (!match) return null;
	const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
	const read = new Date(Date.UTC(year, month - 1, date, hour, minute));
	const isReal = read.toISOString().slice(0, 16) === text.slice(0, 16).toUpperCase();
	return isReal ? read.getTime() : null;
}

/** Bounds the cache: input can name time zones in many spellings. */
const maxFormats = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	if (formats.size >= maxFormats) formats.clear();
	formats.set(timeZone, format);
	return format;
}

/** The zone's offset from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const parts = formatIn(timeZone).formatToParts(instant);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((each) => each.type === type)?.value);
	const local = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second')
	);
	return local - Math.floor(instant / 1000) * 1000;
}

/** The local time of an instant: `2027-03-28T03:00`. */
export function toLocalTime(instant: number, timeZone: string): LocalTime {
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in minutes. */
export const utcOffsetAt = (instant: number, timeZone: string): number =>
	Math.round(offsetAt(instant, timeZone) / 60_000);

export type Instant =
	| { kind: 'instant'; at: number }
	/** Clocks skip this time. `later` is the instant by the offset from before the change. */
	| { kind: 'skipped'; later: number };

/**
 * Converts a local time to an instant. A time that occurs twice, when summer time ends, is the
 * first of both; the second needs a UTC offset.
 *
 * @param local as readLocalTime() returns it
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
