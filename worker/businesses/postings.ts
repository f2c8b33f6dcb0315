import { lists } from '../database/postings/list-names.ts';
import type { Posting } from '../database/postings/posting.ts';
import { indexedWords } from '../search/indexed-words.ts';
import type { BusinessRow } from './types.ts';

/** Words of one business that are searched, and those of its name that moderators search. */
const maxWords = 400;
const maxWordsOfName = 6;

export const nameWords = (name: string): string[] => indexedWords([name], maxWordsOfName);

const toPosting = (list: string, id: number): Posting => ({
	list,
	firstDays: [id],
	furtherDays: []
});

/** The lists for moderators that a business is in, in any state: by the words of its name. */
export const namePostings = ({ id, name }: Pick<BusinessRow, 'id' | 'name'>): Posting[] =>
	nameWords(name).map((word) => toPosting(`${lists.businessesNamed}${word}`, id));

/** All lists that a business is in. Its sort key is its id. */
export const postingsOfBusiness = (business: BusinessRow): Posting[] => [
	...namePostings(business),
	...publicPostings(business)
];

/** The lists that a verified business is in. */
export function publicPostings(business: BusinessRow): Posting[] {
	if (!business.isVerified) return [];
	const { id, name, description, categories } = business;
	const names = [
		lists.businesses,
		...categories.map((category) => `${lists.businessesOfCategory}${category.id}`),
		...indexedWords([name, description], maxWords).map(
			(word) => `${lists.businessesWithWord}${word}`
		)
	];
	return names.map((list) => toPosting(list, id));
}
