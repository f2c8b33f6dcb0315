import type { EventFilter } from '../events/types.ts';
import { wordOf } from './vocabulary.ts';

/** What somebody looks for in generated data. */
export interface GeneratedSearch {
	name: string;
	filter: EventFilter;
}

const day = 24 * 60 * 60 * 1000;
const world = { west: -180, south: -90, east: 180, north: 90 };
const city = { west: 13, south: 52.3, east: 13.8, north: 52.7 };

/** Words by their frequency in the first language, and in the others. */
const common = wordOf(0, 1);
const usual = wordOf(0, 120);
const rare = wordOf(0, 9000);
const ofAllLanguages = [0, 1, 2, 3, 4].map((language) => wordOf(language, 3)).join(' ');

/** Easy and hostile lists and searches. */
export const generatedSearches = (now: number): GeneratedSearch[] => [
	{ name: 'everything', filter: {} },
	{ name: 'a category', filter: { category: 'pets' } },
	{ name: 'a city', filter: { box: city } },
	{ name: 'a common word', filter: { q: common } },
	{ name: 'a usual word', filter: { q: usual } },
	{ name: 'a rare word', filter: { q: rare } },
	{ name: 'a word with a typing error', filter: { q: `${usual}q` } },
	{ name: 'five common words of five languages', filter: { q: ofAllLanguages } },
	{ name: 'five words that are in every event', filter: { q: 'made for measuring high street' } },
	{ name: 'five beginnings of many words', filter: { q: '111 222 333 444 555' } },
	{ name: 'a common and a rare word', filter: { q: `${common} ${rare}` } },
	{ name: 'a common word in a category', filter: { q: common, category: 'pets' } },
	{ name: 'a word of every event in a city', filter: { q: 'made', box: city } },
	{ name: 'a rare word anywhere', filter: { q: rare, box: world } },
	{ name: 'a category anywhere', filter: { category: 'pets', box: world } },
	{ name: 'a common word of one business', filter: { q: common, business: '7' } },
	{
		name: 'a common word in a week next year',
		filter: { q: common, from: now + 400 * day, to: now + 407 * day }
	},
	{
		name: 'a usual word, a category and a city in one week',
		filter: { q: usual, category: 'pets', box: city, from: now + 7 * day, to: now + 14 * day }
	}
];
