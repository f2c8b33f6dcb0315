import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { categoryName } from '../format/category-name.ts';
import { formatEventTime } from '../format/event-time.ts';
import { eventPath, feedPath, lastChange } from './feed.ts';
import type { AddressOf, Feed } from './feed.ts';
import { escapeXml } from './xml.ts';

/** A list of events as an Atom feed: RFC 4287. */
export function toAtom({ title, path, events, at }: Feed, text: Text): string {
	const self = at(feedPath(path, 'feed.atom'));
	return [
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(text.time.locale)}">`,
		element('id', self),
		element('title', title),
		element('updated', lastChange(events)),
		`<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(at(path))}"/>`,
		element('icon', new URL('/icon-192.png', self).href),
		`<author>${element('name', text.layout.siteName)}</author>`,
		...events.map((event) => entryOf(event, at, text)),
		'</feed>'
	].join('\n');
}

const element = (name: string, content: string): string =>
	`<${name}>${escapeXml(content)}</${name}>`;

function entryOf(event: Event, at: AddressOf, text: Text): string {
	const address = at(eventPath(event));
	return [
		'<entry>',
		element('id', address),
		element('title', titleOf(event, text)),
		`<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
		element('published', event.createdAt),
		element('updated', event.updatedAt),
		...(event.host ? [`<author>${element('name', event.host.name)}</author>`] : []),
		...event.categories.map(
			(category) =>
				`<category term="${escapeXml(category.slug)}" label="${escapeXml(categoryName(category, text))}"/>`
		),
		`<summary>${escapeXml(summaryOf(event, text))}</summary>`,
		...(event.description ? [element('content', event.description)] : []),
		'</entry>'
	].join('\n');
}

/** The title of an entry, which says so if the event is cancelled. */
export const titleOf = ({ title, status }: Event, { feeds }: Pick<Text, 'feeds'>): string =>
	status === 'cancelled' ? feeds.cancelled({ title }) : title;

/** When and where. */
export const summaryOf = (event: Event, text: Text): string =>
	[formatEventTime(event, text), event.locationName, event.address].filter(Boolean).join(' · ');
