import { cellsAt } from '../database/postings/grid.ts';
import { lists } from '../database/postings/list-names.ts';
import type { Posting } from '../database/postings/posting.ts';
import { millisecondsPerDay, toSortKey } from '../database/postings/sort-key.ts';
import { indexedWords } from '../search/indexed-words.ts';
import type { EventRow } from './types.ts';

/** Words of one event that are searched; of each date of a series, whose text is stored once. */
const maxWords = 400;
const maxWordsOfDate = 36;
/** Words of a title that moderators search. */
const maxWordsOfTitle = 6;

type Times = Pick<EventRow, 'id' | 'startAt' | 'endAt'>;

/** The ends of the days (each 24 hours from the start) of an event, as sort keys. */
function daysOf({ id, startAt, endAt }: Times): [first: number, ...further: number[]] {
	const further = Array.from(
		{ length: Math.ceil((endAt - startAt) / millisecondsPerDay) - 1 },
		(_, day) => toSortKey(Math.min(startAt + (day + 2) * millisecondsPerDay, endAt), id)
	);
	return [toSortKey(Math.min(startAt + millisecondsPerDay, endAt), id), ...further];
}

/** The places of an event in the list of a business that takes part. */
export function postingOfBusiness(event: Times, businessId: number): Posting {
	const [first, ...furtherDays] = daysOf(event);
	return { list: `${lists.eventsOfBusiness}${businessId}`, firstDays: [first], furtherDays };
}

/** The lists for moderators that an event is in, in any state: by the words of its title. */
export const titlePostings = ({ id, title }: Pick<EventRow, 'id' | 'title'>): Posting[] =>
	titleWords(title).map((word) => ({
		list: `${lists.eventsTitled}${word}`,
		firstDays: [id],
		furtherDays: []
	}));

export const titleWords = (title: string): string[] => indexedWords([title], maxWordsOfTitle);

/** All lists that an event is in. */
export const postingsOfEvent = (event: EventRow): Posting[] => [
	...titlePostings(event),
	...publicPostings(event)
];

/**
 * The lists that a public event is in: everything, its categories, its host, the squares of its
 * place by day; and its words by its end. Those of other participants are not among them.
 */
export function publicPostings(event: EventRow): Posting[] {
	if (event.status !== 'approved') return [];
	const [first, ...furtherDays] = daysOf(event);
	const { latitude, longitude, hostId } = event;
	const byDay = [
		lists.events,
		...event.categories.map(({ id }) => `${lists.eventsOfCategory}${id}`),
		...(latitude === null || longitude === null ? [] : cellsAt(latitude, longitude))
	].map((list): Posting => ({ list, firstDays: [first], furtherDays }));
	return [
		...byDay,
		...(hostId === null ? [] : [postingOfBusiness(event, hostId)]),
		...wordsOf(event).map((word): Posting => ({
			list: `${lists.eventsWithWord}${word}`,
			firstDays: [toSortKey(event.endAt, event.id)],
			furtherDays: []
		}))
	];
}

const wordsOf = ({ title, locationName, address, description, seriesId }: EventRow) =>
	indexedWords(
		[title, locationName, address, description],
		seriesId === null ? maxWords : maxWordsOfDate
	);
