import { keyAfter } from './sort-key.ts';

/** The places of one item in one list. */
export interface Posting {
	list: string;
	/** Sort keys: those of the first day, and those of further days. */
	firstDays: readonly number[];
	furtherDays: readonly number[];
}

/** Postings that something has, and those that it should have. */
export interface PostingChanges {
	removed: Posting[];
	added: Posting[];
}

const without = (posting: Posting, other: Posting | undefined): Posting => ({
	list: posting.list,
	firstDays: posting.firstDays.filter((key) => !other?.firstDays.includes(key)),
	furtherDays: posting.furtherDays.filter((key) => !other?.furtherDays.includes(key))
});

const isEmpty = ({ firstDays, furtherDays }: Posting) =>
	firstDays.length + furtherDays.length === 0;

function difference(some: readonly Posting[], others: readonly Posting[]): Posting[] {
	const byList = new Map(others.map((posting) => [posting.list, posting]));
	return some
		.map((posting) => without(posting, byList.get(posting.list)))
		.filter((posting) => !isEmpty(posting));
}

/** Without the days that have ended. @param now milliseconds since 1970, UTC */
export function remainingDays({ list, firstDays, furtherDays }: Posting, now: number): Posting {
	const isAhead = (key: number) => key > keyAfter(now);
	return { list, firstDays: firstDays.filter(isAhead), furtherDays: furtherDays.filter(isAhead) };
}

/** What to change, so that a change of a title leaves all other postings alone. */
export const postingChanges = (
	before: readonly Posting[],
	after: readonly Posting[]
): PostingChanges => ({ removed: difference(before, after), added: difference(after, before) });

/** Joins the postings of several things, so that each list is named once. */
export function mergePostings(postings: readonly Posting[]): Posting[] {
	const merged = new Map<string, { list: string; firstDays: number[]; furtherDays: number[] }>();
	for (const { list, firstDays, furtherDays } of postings) {
		const entry = merged.get(list) ?? { list, firstDays: [], furtherDays: [] };
		entry.firstDays.push(...firstDays);
		entry.furtherDays.push(...furtherDays);
		merged.set(list, entry);
	}
	return [...merged.values()];
}

/**
 * Characters of lists and keys that are sent to D1 at once, far below the two million bytes that it
 * takes: https://developers.cloudflare.com/d1/platform/limits/
 */
const maxSent = 300_000;

/** The first rows whose postings can be sent at once: at least one. */
export function firstThatFit<T>(
	rows: readonly T[],
	postingsOf: (row: T) => readonly Posting[]
): T[] {
	const fitting: T[] = [];
	let size = 0;
	for (const row of rows) {
		size += JSON.stringify(postingsOf(row)).length;
		if (fitting.length > 0 && size > maxSent) break;
		fitting.push(row);
	}
	return fitting;
}
