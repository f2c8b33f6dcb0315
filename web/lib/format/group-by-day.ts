import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { dateIn, formatDay } from './event-time.ts';

/** Events under one heading. */
export interface Day {
	/** A date, or `now` for events that have started. */
	key: string;
	/** `Saturday 6 March 2027`. */
	title: string;
	events: Event[];
}

/**
 * Groups events by the local date on which they start, each day in the order of their starts. Events
 * that have started come first, as they are.
 *
 * A title does not say “Today”: on one page, that may be different dates in different time zones.
 *
 * @param now milliseconds since 1970, UTC
 */
export function groupByDay(events: readonly Event[], now: number, text: Pick<Text, 'time'>): Day[] {
	const days = Map.groupBy(events, ({ startAt, timeZone }) =>
		Date.parse(startAt) <= now ? 'now' : dateIn(startAt, timeZone)
	);
	return [...days]
		.sort(([a], [b]) => sortKey(a).localeCompare(sortKey(b)))
		.map(([key, events]) => ({
			key,
			title: titleOf(key, events, text),
			events: key === 'now' ? events : events.toSorted(byStart)
		}));
}

const sortKey = (key: string) => (key === 'now' ? '' : key);

const byStart = (a: Event, b: Event) => Date.parse(a.startAt) - Date.parse(b.startAt);

function titleOf(key: string, [first]: readonly Event[], text: Pick<Text, 'time'>): string {
	if (key === 'now' || !first) return text.time.onNow;
	return formatDay(first.startAt, first.timeZone, text);
}
