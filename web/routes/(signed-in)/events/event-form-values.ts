import type { Event } from '../../../../worker/events/types.ts';
import { localTime } from '../../../lib/event-time.ts';
import type { Typed } from '../../../lib/typed.ts';

const times = ['start_at', 'end_at', 'time_zone'] as const;

/** An event as its form holds it: times as the clocks there show them. */
export function typedEvent(event: Event): Typed {
	const text = {
		title: event.title,
		description: event.description,
		location_name: event.locationName,
		address: event.address,
		latitude: event.latitude === null ? '' : String(event.latitude),
		longitude: event.longitude === null ? '' : String(event.longitude),
		start_at: localTime(event.startAt, event.timeZone),
		end_at: localTime(event.endAt, event.timeZone),
		time_zone: event.timeZone,
		version: String(event.version)
	};
	const categories = event.categories.map(({ slug }) => slug);
	return { text: { ...text, times_before: timesOf(text) }, categories };
}

const timesOf = (text: Record<string, string>) => times.map((name) => text[name]).join(' ');

/**
 * What a form asks to change. A time that was left alone is not sent along: the text of an event
 * that is over may still be corrected, and an hour that clocks show twice stays the one it was. In
 * another zone, the same hours are other times.
 */
export function changesIn({ text, categories }: Typed): Record<string, unknown> {
	const { times_before: before = '', ...changes } = text;
	const [start, end, zone] = before.split(' ');
	const { start_at, end_at, time_zone, ...others } = changes;
	if (time_zone !== zone) return { ...changes, categories };
	return {
		...others,
		...(start_at !== start && { start_at }),
		...(end_at !== end && { end_at }),
		categories
	};
}
