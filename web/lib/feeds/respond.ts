import type { Text } from '../../../worker/text/text.ts';
import { toAtom } from './atom.ts';
import { toCalendarFeed } from './calendar.ts';
import type { Feed, FeedFormat } from './feed.ts';
import { toJsonFeed } from './json-feed.ts';
import { xmlResponse } from './xml.ts';

const withType = (content: string, type: string): Response =>
	new Response(content, { headers: { 'content-type': `${type}; charset=utf-8` } });

const formats: Record<FeedFormat, (feed: Feed, text: Text) => Response> = {
	'calendar.ics': (feed, text) => withType(toCalendarFeed(feed, text), 'text/calendar'),
	'feed.atom': (feed, text) => xmlResponse(toAtom(feed, text), 'application/atom+xml'),
	'feed.json': (feed, text) => withType(toJsonFeed(feed, text), 'application/feed+json')
};

/** A list of events in the format that its address names. */
export const respondWithFeed = (format: FeedFormat, feed: Feed, text: Text): Response =>
	formats[format](feed, text);
