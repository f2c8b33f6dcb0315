import type { Event } from '../../worker/events/types.ts';
import { dateIn, dayInWords } from './event-time.ts';

/** Events under one heading. */
export interface Day {
	/** A date, or `now` for what is on already. */
	key: string;
	/** `Saturday 6 March 2027`, with `Today` or `Tomorrow` in front where it is. */
	title: string;
	events: Event[];
}

const dayLength = 24 * 60 * 60 * 1000;

/**
 * Events by the day that they begin, as people where they are count days; what is on now first.
 *
 * @param now milliseconds since 1970, UTC
 */
export function byDay(events: readonly Event[], now: number): Day[] {
	const days = new Map<string, Event[]>();
	for (const event of events) {
		const isOn = Date.parse(event.startAt) <= now;
		const key = isOn ? 'now' : dateIn(event.startAt, event.timeZone);
		days.set(key, [...(days.get(key) ?? []), event]);
	}
	return [...days]
		.sort(([a], [b]) => rank(a).localeCompare(rank(b)))
		.map(([key, ofDay]) => ({ key, title: titleOf(key, ofDay, now), events: ofDay }));
}

const rank = (key: string) => (key === 'now' ? '' : key);

function titleOf(key: string, events: readonly Event[], now: number): string {
	const [first] = events;
	if (key === 'now' || !first) return 'On now';
	const words = dayInWords(first.startAt, first.timeZone);
	// Where it is tomorrow already, this date is today: the word stands when it is true of them all.
	const isIn = (ahead: number) =>
		events.every(({ timeZone }) => dateIn(new Date(now + ahead).toISOString(), timeZone) === key);
	if (isIn(0)) return `Today, ${words}`;
	return isIn(dayLength) ? `Tomorrow, ${words}` : words;
}
