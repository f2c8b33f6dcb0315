import type { Event } from '../../../../worker/events/types.ts';
import { localTime } from '../../../lib/format/event-time.ts';
import type { FormValues } from '../../../lib/forms/form-values.ts';

const times = ['start_at', 'end_at', 'time_zone'] as const;

/** The values of an event in its form, with times in the event's time zone. */
export function eventFormValues(event: Event): FormValues {
	const text = {
		title: event.title,
		description: event.description,
		location_name: event.locationName,
		address: event.address,
		latitude: event.latitude === null ? '' : String(event.latitude),
		longitude: event.longitude === null ? '' : String(event.longitude),
		price_amount: String(event.facts.price?.amount ?? ''),
		price_currency: event.facts.price?.currency ?? '',
		ticket_url: event.facts.ticketUrl ?? '',
		setting: event.facts.setting ?? '',
		min_age: String(event.facts.minAge ?? ''),
		rain_plan: event.facts.rainPlan,
		accessibility: event.facts.accessibility.join(' '),
		accessibility_note: event.facts.accessibilityNote,
		joining: event.joining,
		capacity: event.capacity === null ? '' : String(event.capacity),
		start_at: localTime(event.startAt, event.timeZone),
		end_at: localTime(event.endAt, event.timeZone),
		time_zone: event.timeZone,
		version: String(event.version)
	};
	const categories = event.categories.map(({ slug }) => slug);
	return { text: { ...text, times_before: timesOf(text) }, categories };
}

/** The values of a new event that is like another one, at other times. */
export function copiedFormValues(event: Event): FormValues {
	const { text, categories } = eventFormValues(event);
	const { start_at, end_at, times_before, version, ...same } = text;
	return { text: same, categories };
}

const timesOf = (text: Record<string, string>) => times.map((name) => text[name]).join(' ');

/** The time zone that an event had when its form was opened. */
export const zoneBefore = ({ text }: FormValues): string =>
	text['times_before']?.split(' ')[2] ?? '';

/**
 * The changes in an edit form. Unchanged times are left out, so that the text of a past event can
 * still be corrected, and an hour that occurs twice when the clocks change stays the same. In a
 * different time zone, the same hours are different times.
 */
export function changesIn({ text, categories }: FormValues): Record<string, unknown> {
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
