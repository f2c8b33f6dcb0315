import type { Event } from '../../../worker/events/types.ts';

/** In which a list of events can be subscribed to, as the last part of its address. */
export const feedFormats = ['calendar.ics', 'feed.atom', 'feed.json'] as const;

export type FeedFormat = (typeof feedFormats)[number];

/** The upcoming events of a list, for programs that ask for them again and again. */
export interface Feed {
	title: string;
	/** The page with the same list. */
	page: URL;
	events: readonly Event[];
}

/** The path of a feed. @param path of the page with the same list */
export const feedPath = (path: string, format: FeedFormat): string =>
	`${path === '/' ? '' : path}/${format}`;

/** The page of an event. */
export const eventAddress = ({ slug }: Pick<Event, 'slug'>, origin: string): string =>
	new URL(`/events/${encodeURIComponent(slug)}`, origin).href;

/** RFC 3339: the last change of anything in a feed. An empty one has not changed since 1970. */
export const lastChange = (events: readonly Event[]): string =>
	events
		.map(({ updatedAt }) => updatedAt)
		.reduce((one, other) => (one > other ? one : other), epoch);

const epoch = new Date(0).toISOString();
