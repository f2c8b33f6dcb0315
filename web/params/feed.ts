import { feedFormats } from '../lib/feeds/feed.ts';
import type { FeedFormat } from '../lib/feeds/feed.ts';

/** The last part of the address of a feed: `/in/berlin/calendar.ics`. */
export const match = (name: string): name is FeedFormat =>
	feedFormats.some((format) => format === name);
