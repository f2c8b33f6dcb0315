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

/** How many places postings have in all. */
export const countPlaces = (postings: readonly Posting[]): number =>
	postings.reduce(
		(sum, { firstDays, furtherDays }) => sum + firstDays.length + furtherDays.length,
		0
	);

/** How much is listed at once. */
export interface BatchSize {
	rows: number;
	/** Characters of lists and keys. */
	characters: number;
}

/**
 * Beside requests, which wait for D1 meanwhile. Far below the two million bytes that it takes:
 * https://developers.cloudflare.com/d1/platform/limits/
 */
export const besideRequests: BatchSize = { rows: 200, characters: 300_000 };

/** For a tool that has the database to itself: most rows of a batch are in the same few pages. */
export const alone: BatchSize = { rows: 1_000, characters: 1_500_000 };

/** The first rows whose postings can be sent at once, with those postings: at least one. */
export function firstThatFit<T>(
	rows: readonly T[],
	postingsOf: (row: T) => readonly Posting[],
	{ characters }: BatchSize
): { row: T; postings: readonly Posting[] }[] {
	const fitting: { row: T; postings: readonly Posting[] }[] = [];
	let size = 0;
	for (const row of rows) {
		const postings = postingsOf(row);
		size += JSON.stringify(postings).length;
		if (fitting.length > 0 && size > characters) break;
		fitting.push({ row, postings });
	}
	return fitting;
}
