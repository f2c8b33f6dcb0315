import type { Event } from '../../../worker/events/types.ts';
import type { PageLanguage } from '../../../worker/languages/page-language.ts';

/** In which a list of events can be subscribed to, as the last part of its address. */
export const feedFormats = ['calendar.ics', 'feed.atom', 'feed.json'] as const;

export type FeedFormat = (typeof feedFormats)[number];

/** The upcoming events of a list, for programs that ask for them again and again. */
export interface Feed {
	title: string;
	/** Path of the page with the same list. */
	path: string;
	events: readonly Event[];
	at: AddressOf;
}

/** The whole address of a path of this site, in the language of a page. */
export type AddressOf = (path: string) => string;

interface Locals {
	language: Pick<PageLanguage, 'addressOf'>;
	origin: string;
}

export const addressesOf =
	({ language, origin }: Locals): AddressOf =>
	(path) =>
		new URL(language.addressOf(path), origin).href;

/** The path of a feed. @param path of the page with the same list */
export const feedPath = (path: string, format: FeedFormat): string =>
	`${path === '/' ? '' : path}/${format}`;

/** Path of the page of an event. */
export const eventPath = ({ slug }: Pick<Event, 'slug'>): string =>
	`/events/${encodeURIComponent(slug)}`;

/** RFC 3339: the last change of anything in a feed. An empty one has not changed since 1970. */
export const lastChange = (events: readonly Event[]): string =>
	events
		.map(({ updatedAt }) => updatedAt)
		.reduce((one, other) => (one > other ? one : other), epoch);

const epoch = new Date(0).toISOString();
