import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { categoryName } from '../format/category-name.ts';
import { eventPath } from './feed.ts';
import type { AddressOf, Feed } from './feed.ts';

const statuses = {
	approved: 'CONFIRMED',
	pending: 'TENTATIVE',
	rejected: 'CANCELLED',
	suspended: 'CANCELLED',
	cancelled: 'CANCELLED'
} as const;

type Words = Pick<Text, 'time'>;

/** How often programs look for changes: RFC 7986, section 5.7, and Outlook's own name for it. */
const refresh = ['REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'];

/**
 * An event as an iCalendar file (RFC 5545). Times are in UTC, so that the file needs no time zone
 * definitions.
 */
export const toCalendar = (event: Event, at: AddressOf, text: Words): string =>
	calendarOf(componentOf(event, { at, text }), text);

/** A calendar to subscribe to. Its events do not make anybody busy. */
export const toCalendarFeed = ({ title, path, events, at }: Feed, text: Words): string =>
	calendarOf(
		[
			'METHOD:PUBLISH',
			`NAME:${escape(title)}`,
			`X-WR-CALNAME:${escape(title)}`,
			`URL:${at(path)}`,
			...refresh,
			...events.flatMap((event) => componentOf(event, { at, text }, ['TRANSP:TRANSPARENT']))
		],
		text
	);

/** The product's name ends with the language of its texts: RFC 5545, section 3.7.3. */
const productIn = ({ time }: Words) =>
	`PRODID:-//Popmap//Events//${time.locale.slice(0, 2).toUpperCase()}`;

const calendarOf = (lines: readonly string[], text: Words): string =>
	[
		...['BEGIN:VCALENDAR', 'VERSION:2.0', productIn(text), 'CALSCALE:GREGORIAN'],
		...lines,
		'END:VCALENDAR'
	]
		.map((line) => `${fold(line)}\r\n`)
		.join('');

function componentOf(
	event: Event,
	{ at, text }: { at: AddressOf; text: Words },
	more: readonly string[] = []
): string[] {
	const { latitude, longitude } = event;
	const place = [event.locationName, event.address].filter(Boolean).join(', ');
	return [
		'BEGIN:VEVENT',
		`UID:event-${event.id}@${new URL(at('/')).hostname}`,
		`DTSTAMP:${instant(event.updatedAt)}`,
		`CREATED:${instant(event.createdAt)}`,
		`LAST-MODIFIED:${instant(event.updatedAt)}`,
		`SEQUENCE:${event.version - 1}`,
		`STATUS:${statuses[event.status]}`,
		`DTSTART:${instant(event.startAt)}`,
		`DTEND:${instant(event.endAt)}`,
		`SUMMARY:${escape(event.title)}`,
		...(event.description ? [`DESCRIPTION:${escape(event.description)}`] : []),
		`LOCATION:${escape(place)}`,
		...(latitude === null || longitude === null ? [] : [`GEO:${latitude};${longitude}`]),
		...(event.categories.length > 0
			? [`CATEGORIES:${event.categories.map((each) => escape(categoryName(each, text))).join(',')}`]
			: []),
		`URL:${at(eventPath(event))}`,
		...more,
		'END:VEVENT'
	];
}

/** `20270306T090000Z`: RFC 5545, section 3.3.5. */
const instant = (rfc3339: string) => rfc3339.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Characters that no text may contain: RFC 5545, section 3.1. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Escapes a text: RFC 5545, section 3.3.11. */
const escape = (value: string) =>
	value
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\r\n?|\n/g, '\\n')
		.replace(forbidden, '');

/** The bytes of a character in UTF-8. */
function sizeOf(character: string): number {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code < 0x10000 ? 3 : 4;
}

/** Breaks a line into lines of at most 75 bytes, between characters: RFC 5545, section 3.1. */
function fold(line: string): string {
	if (line.length <= 25) return line;
	let folded = '';
	let bytes = 0;
	for (const character of line) {
		const size = sizeOf(character);
		if (bytes + size > 75) {
			folded += '\r\n ';
			bytes = 1;
		}
		folded += character;
		bytes += size;
	}
	return folded;
}
