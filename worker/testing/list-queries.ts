import { idsPerFile } from '../database/sql/sitemap.ts';
import type { Services } from '../page-context.ts';
import type { EventFilter, FeedFilter, MapFilter } from '../events/types.ts';
import { benchViewer } from './bench-viewer.ts';
import { crowdedMonth } from './crowd.ts';

/** One list or lookup, with the maximum number of rows that it may read. */
export interface ListQuery {
	name: string;
	/** The rows of a page and their related rows, with some room for the start of the index scan. */
	maxRows: number;
	run: (services: Services) => Promise<unknown>;
}

const limit = 20;
/** D1 counts the rows of a page, the host and categories of each, and each step of the index scan. */
const plain = 24 * limit;
/** A filter may drop rows, so the index scan is five times as long. */
const filtered = 48 * limit;

/** Whatever is asked, a page reads at most this many rows, and a search fewer. */
const hostile = 2500;
const hostileSearch = 2000;

/** An event includes fifty of its participants and checks whether there are more. */
const crowded = 60 + 3 * 51;

const world = { west: -180, south: -90, east: 180, north: 90 };
const everyDay = { kind: 'dates', first: 20_878, last: 20_969 } as const;

/** Places and days that are large, empty, at the edges of the world, or all at once, with counts. */
const boxesAndDays: { name: string; filter: EventFilter }[] = [
	{ name: 'with a count', filter: {} },
	{ name: 'of a category with a count', filter: { category: 'music' } },
	{ name: 'of today everywhere', filter: { when: { kind: 'today' } } },
	{ name: 'of tomorrow everywhere', filter: { when: { kind: 'tomorrow' } } },
	{ name: 'of the weekend by category', filter: { when: { kind: 'weekend' }, category: 'pets' } },
	{ name: 'of 92 days in the whole world', filter: { when: everyDay, box: world } },
	{
		name: 'of a day that is past',
		filter: { when: { kind: 'dates', first: 0, last: 0 }, box: world }
	},
	{
		name: 'of a town today',
		filter: {
			when: { kind: 'today' },
			timeZone: 'Europe/Berlin',
			near: { latitude: 52.5, longitude: 13.4, radiusKm: 25 }
		}
	},
	{ name: 'near nothing', filter: { near: { latitude: -60, longitude: -140, radiusKm: 200 } } },
	{ name: 'near a pole', filter: { near: { latitude: 90, longitude: 0, radiusKm: 200 } } },
	{ name: 'near the date line', filter: { near: { latitude: 66, longitude: 180, radiusKm: 200 } } },
	{
		name: 'along the date line',
		filter: { box: { west: 179, south: -90, east: -179, north: 90 } }
	},
	{ name: 'at the north pole', filter: { box: { west: -180, south: 89, east: 180, north: 90 } } },
	{ name: 'on a line', filter: { box: { west: -180, south: 50, east: 180, north: 50 } } },
	{ name: 'in a point', filter: { box: { west: 13.4, south: 52.5, east: 13.4, north: 52.5 } } },
	{
		name: 'by a word of all, a category and a day, near a place in the whole world',
		filter: {
			q: 'made measuring',
			category: 'pets',
			when: everyDay,
			near: { latitude: 48, longitude: 8, radiusKm: 200 },
			box: world
		}
	},
	{
		name: 'by five words of all in a thin box round the world',
		filter: {
			q: 'made for measuring by the',
			when: everyDay,
			box: { west: -180, south: 48, east: 180, north: 48.0001 }
		}
	},
	{
		name: 'of a business today in a box without any',
		filter: {
			business: '7',
			when: { kind: 'today' },
			box: { west: 31, south: 61, east: 60, north: 80 }
		}
	}
];

const feeds: { name: string; filter: FeedFilter }[] = [
	{ name: 'of everything', filter: {} },
	{ name: 'of a category', filter: { category: 'music' } },
	{ name: 'of a business', filter: { business: '7' } },
	{ name: 'of a town', filter: { near: { latitude: 52.5, longitude: 13.4, radiusKm: 25 } } }
];

const noTowns = async () => [];

/** Maps of all sizes, at the edges of the world, and of words and categories that are rare or in all. */
const maps: { name: string; filter: MapFilter }[] = [
	{ name: 'the world', filter: {} },
	{ name: 'a continent', filter: { box: { west: -10, south: 36, east: 30, north: 60 } } },
	{ name: 'a city', filter: { box: { west: 13, south: 52.3, east: 13.8, north: 52.7 } } },
	{ name: 'a street', filter: { box: { west: 13.39, south: 52.49, east: 13.41, north: 52.51 } } },
	{ name: 'a point', filter: { box: { west: 13.4, south: 52.5, east: 13.4, north: 52.5 } } },
	{ name: 'an empty sea', filter: { box: { west: -150, south: -60, east: -130, north: -50 } } },
	{ name: 'the date line', filter: { box: { west: 179, south: -90, east: -179, north: 90 } } },
	{ name: 'the north pole', filter: { box: { west: -180, south: 89, east: 180, north: 90 } } },
	{
		name: 'a line round the world',
		filter: { box: { west: -180, south: 48, east: 180, north: 48 } }
	},
	{ name: 'the world today', filter: { when: { kind: 'today' } } },
	{ name: 'the world in 92 days', filter: { when: everyDay } },
	{
		name: 'the world on a day that is past',
		filter: { when: { kind: 'dates', first: 0, last: 0 } }
	},
	{ name: 'the world by category', filter: { category: 'pets' } },
	{
		name: 'the world by a category on a weekend',
		filter: { category: 'pets', when: { kind: 'weekend' } }
	},
	{ name: 'the world by a word', filter: { q: 'market' } },
	{
		name: 'a city by five words of all on 92 days',
		filter: {
			q: 'made for measuring by the',
			category: 'pets',
			when: everyDay,
			box: { west: 13, south: 52.3, east: 13.8, north: 52.7 }
		}
	}
];

/** A map reads 480 postings and up to 336 events with their hosts; a word or category, a list as well. */
const mapRows = { plain: 3500, filtered: 5500 };

/** Every list and lookup of the pages and the API. */
export function listQueries(now: number): ListQuery[] {
	const week = 7 * 24 * 60 * 60 * 1000;
	const berlin = { west: 13, south: 52.3, east: 13.8, north: 52.7 };
	const europe = { west: -10, south: 36, east: 30, north: 60 };
	const soon = { from: now + week, to: now + 2 * week };
	return [
		{ name: 'upcoming events', maxRows: plain, run: ({ events }) => events.list() },
		{ name: 'events of a week', maxRows: filtered, run: ({ events }) => events.list(soon) },
		{
			name: 'events by category',
			maxRows: plain,
			run: ({ events }) => events.list({ category: 'music' })
		},
		{
			name: 'events of a business',
			maxRows: plain,
			run: ({ events }) => events.list({ business: '7' })
		},
		{
			name: 'past events of a business',
			maxRows: filtered,
			run: ({ events }) => events.past('7')
		},
		{
			name: 'events in a city',
			maxRows: filtered,
			run: ({ events }) => events.list({ box: berlin })
		},
		{
			name: 'events on a continent',
			maxRows: filtered,
			run: ({ events }) => events.list({ box: europe })
		},
		{
			name: 'events in a city by category in a week',
			maxRows: filtered,
			run: ({ events }) => events.list({ box: berlin, category: 'music', ...soon })
		},
		{
			name: 'events by a common word',
			maxRows: filtered,
			run: ({ events }) => events.list({ q: 'market' })
		},
		{
			name: 'events by a rare word',
			maxRows: filtered,
			run: ({ events }) => events.list({ q: '777' })
		},
		{
			name: 'events by two words and category, which no event has',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: 'harbour mark', category: 'music' })
		},
		{
			name: 'events by five common words that no event has',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: 'made for measuring harbour garden' })
		},
		{
			name: 'events by a word that all have, and a category',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: 'made', category: 'pets' })
		},
		{
			name: 'events by a word and a business that has none',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: 'made', business: '999999' })
		},
		{
			name: 'events by a beginning that many words have',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: '111 222 333 444 555' })
		},
		{
			name: 'events of a category all over the world',
			maxRows: hostile,
			run: ({ events }) =>
				events.list({ category: 'pets', box: { west: -180, south: -90, east: 180, north: 90 } })
		},
		{
			name: 'events by a word in a box without any',
			maxRows: hostileSearch,
			run: ({ events }) =>
				events.list({ q: 'market', box: { west: 31, south: 61, east: 60, north: 80 } })
		},
		{
			name: 'events of a minute',
			maxRows: hostileSearch,
			run: ({ events }) => events.list({ q: 'market', from: now + week, to: now + week + 60_000 })
		},
		...boxesAndDays.map(({ name, filter }) => ({
			name: `events ${name}`,
			maxRows: filter.q ? hostileSearch : hostile,
			run: ({ events }: Services) => events.list({ ...filter, counts: true })
		})),
		...maps.map(({ name, filter }) => ({
			name: `a map of ${name}`,
			maxRows: filter.q || filter.category ? mapRows.filtered : mapRows.plain,
			run: ({ events }: Services) => events.map(filter)
		})),
		{ name: 'an event', maxRows: 60, run: ({ events }) => events.find('bench-17') },
		{
			name: 'an event with many participants',
			maxRows: crowded,
			run: ({ events }) => events.find('bench-11')
		},
		{
			name: 'the participants of an event',
			maxRows: plain,
			run: ({ events }) => events.participants('bench-11')
		},
		...feeds.map(({ name, filter }) => ({
			name: `a feed ${name}`,
			maxRows: hostile + 24 * 100,
			run: ({ events }: Services) => events.feed(filter)
		})),
		// It looks up 32 parts of the world, and leaps over the ids of past events.
		{ name: 'the files of the sitemap', maxRows: 120, run: ({ sitemap }) => sitemap.files() },
		{
			name: 'the events of a file of the sitemap',
			maxRows: 2 * idsPerFile,
			run: ({ sitemap }) => sitemap.pages('events-1', noTowns)
		},
		{
			name: 'the businesses of a file of the sitemap',
			maxRows: 2 * idsPerFile + 10,
			run: ({ sitemap }) => sitemap.pages('businesses-0', noTowns)
		},
		{ name: 'my events', maxRows: plain, run: ({ events }) => events.mine() },
		{
			name: 'the requests of an event with 9,000 of them',
			maxRows: 240,
			run: ({ joining }) => joining.requests(crowdedMonth.slug)
		},
		{
			name: 'what the businesses of somebody have to do with an event',
			maxRows: 2 * hostile,
			run: ({ joining }) => joining.ownStandings(crowdedMonth.slug)
		},
		{
			name: 'the last place of a business',
			maxRows: 100,
			run: ({ joining }) => joining.lastPlace('8')
		},
		{ name: 'events to join', maxRows: plain, run: ({ joining }) => joining.joinable('8') },
		{
			name: 'events to join by word',
			maxRows: filtered,
			run: ({ joining }) => joining.joinable('8', { q: 'fair' })
		},
		{
			name: "events to join with another's business",
			maxRows: 40,
			run: ({ joining }) => joining.joinable('9', { q: 'fair' })
		},
		{ name: 'businesses', maxRows: plain, run: ({ businesses }) => businesses.list() },
		{
			// Each comes with its next event: two looks at the name of its list, up to three postings and events.
			name: 'businesses and where they are next',
			maxRows: plain + 8 * limit,
			run: ({ businesses }) => businesses.list({ withNextEvent: true })
		},
		{
			name: 'businesses by category',
			maxRows: plain,
			run: ({ businesses }) => businesses.list({ category: 'pets' })
		},
		{
			name: 'businesses by a common word',
			maxRows: filtered,
			run: ({ businesses }) => businesses.list({ q: 'kitchen' })
		},
		{
			name: 'businesses by word and category',
			maxRows: filtered,
			run: ({ businesses }) => businesses.list({ q: 'kitchen', category: 'pets' })
		},
		{ name: 'my businesses', maxRows: plain, run: ({ businesses }) => businesses.mine() },
		{ name: 'a business', maxRows: 20, run: ({ businesses }) => businesses.find('bench-11') },
		{ name: 'the review queue', maxRows: plain, run: ({ review }) => review.queue() }
	];
}

/** The viewer of the lists: an owner of generated data who is also a moderator. */
export const benchIdentity = benchViewer('bench-7', true);
