import type { Event } from '../../../../../worker/events/types.ts';

const statuses = {
	approved: 'CONFIRMED',
	pending: 'TENTATIVE',
	rejected: 'CANCELLED',
	cancelled: 'CANCELLED'
} as const;

/**
 * An event as an iCalendar file (RFC 5545). Times are in UTC, so that the file needs no time zone
 * definitions.
 *
 * @param url the event's page
 */
export function toCalendar(event: Event, url: URL): string {
	const place = [event.locationName, event.address].filter(Boolean).join(', ');
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Popmap//Events//EN',
		'CALSCALE:GREGORIAN',
		'BEGIN:VEVENT',
		`UID:event-${event.id}@${url.hostname}`,
		`DTSTAMP:${instant(event.updatedAt)}`,
		`LAST-MODIFIED:${instant(event.updatedAt)}`,
		`SEQUENCE:${event.version - 1}`,
		`STATUS:${statuses[event.status]}`,
		`DTSTART:${instant(event.startAt)}`,
		`DTEND:${instant(event.endAt)}`,
		`SUMMARY:${text(event.title)}`,
		...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
		`LOCATION:${text(place)}`,
		...geo(event),
		`URL:${url.href}`,
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** `20270306T090000Z`: RFC 5545, section 3.3.5. */
const instant = (rfc3339: string) => rfc3339.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Escapes a text: RFC 5545, section 3.3.11. */
const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const geo = ({ latitude, longitude }: Event): string[] =>
	latitude === null || longitude === null ? [] : [`GEO:${latitude};${longitude}`];

/** Breaks a line into lines of at most 75 bytes, between characters: RFC 5545, section 3.1. */
function fold(line: string): string {
	const lines = [''];
	let bytes = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (bytes + size > 75) {
			lines.push('');
			bytes = 1;
		}
		lines[lines.length - 1] += character;
		bytes += size;
	}
	return lines.join('\r\n ');
}
