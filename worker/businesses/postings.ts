import { lists } from '../database/postings/list-names.ts';
import type { Posting } from '../database/postings/posting.ts';
import { indexedWords } from '../listing/words.ts';
import type { BusinessRow } from './types.ts';

/** Words of one business that are searched. */
const maxWords = 400;

/** The lists that a verified business is in. Its sort key is its id. */
export function postingsOfBusiness(business: BusinessRow): Posting[] {
	if (!business.isVerified) return [];
	const { id, name, description, categories } = business;
	const names = [
		lists.businesses,
		...categories.map((category) => `${lists.businessesOfCategory}${category.id}`),
		...indexedWords([name, description], maxWords).map(
			(word) => `${lists.businessesWithWord}${word}`
		)
	];
	return names.map((list) => ({ list, firstDays: [id], furtherDays: [] }));
}
