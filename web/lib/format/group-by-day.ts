import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { dateIn, formatDay } from './event-time.ts';

/** Events under one heading. */
export interface Day {
	/** A date, or `now` for events that have started. */
	key: string;
	/** `Saturday 6 March 2027`, or `Today, Saturday 6 March 2027`. */
	title: string;
	events: Event[];
}

const dayLength = 24 * 60 * 60 * 1000;

/**
 * Groups events by the local date on which they start. Events that have started come first.
 *
 * @param now milliseconds since 1970, UTC
 */
export function groupByDay(events: readonly Event[], now: number, text: Pick<Text, 'time'>): Day[] {
	const days = Map.groupBy(events, ({ startAt, timeZone }) =>
		Date.parse(startAt) <= now ? 'now' : dateIn(startAt, timeZone)
	);
	return [...days]
		.sort(([a], [b]) => sortKey(a).localeCompare(sortKey(b)))
		.map(([key, events]) => ({ key, title: titleOf(key, events, now, text), events }));
}

const sortKey = (key: string) => (key === 'now' ? '' : key);

function titleOf(
	key: string,
	events: readonly Event[],
	now: number,
	text: Pick<Text, 'time'>
): string {
	const [first] = events;
	if (key === 'now' || !first) return text.time.onNow;
	const date = formatDay(first.startAt, first.timeZone, text);
	// The local date depends on the time zone: "today" must be true for every event of the group.
	const isDateIn = (milliseconds: number) => {
		const moment = new Date(now + milliseconds).toISOString();
		return events.every(({ timeZone }) => dateIn(moment, timeZone) === key);
	};
	if (isDateIn(0)) return text.time.today({ date });
	return isDateIn(dayLength) ? text.time.tomorrow({ date }) : date;
}
