import type { FoundWord, ScanCondition } from '../database/sql/list-scan.ts';
import type { SearchNotes } from './page.ts';
import { correctionsOf } from './typing-errors.ts';
import { searchedWords } from './words.ts';

/** A search in the lists of one kind of thing. */
export interface Search {
	conditions: readonly ScanCondition[];
	words: readonly string[];
	/** The index of the word that was corrected, if any. */
	corrected: number | null;
}

/**
 * Plans a search.
 *
 * @param prefix of the names of the lists of words
 * @returns null for a search without letters and digits
 */
export function toSearch(text: string, prefix: string): Search | null {
	const words = searchedWords(text);
	if (words.length === 0) return null;
	return {
		conditions: words.map((word) => ({ kind: 'word', prefix, word })),
		words: words.map(({ word }) => word),
		corrected: null
	};
}

/**
 * Plans a search that found nothing again, with the first word that is nowhere corrected.
 *
 * @returns null if there is no such word
 */
export function withCorrection(search: Search, found: readonly FoundWord[]): Search | null {
	const index = found.findIndex(([size]) => size === 0);
	const condition = search.conditions[index];
	if (search.corrected !== null || condition?.kind !== 'word') return null;
	const candidates = correctionsOf(condition.word.word);
	if (candidates.length === 0) return null;
	const correction = { kind: 'correction', prefix: condition.prefix, candidates } as const;
	return { ...search, conditions: search.conditions.with(index, correction), corrected: index };
}

/** What became of the words of a search; null if all of them were looked up as typed. */
export function notesOf(search: Search, found: readonly FoundWord[]): SearchNotes | null {
	const ignored = search.words.filter((_, index) => found[index]?.[1] === 1);
	const from = search.corrected === null ? undefined : search.words[search.corrected];
	const list = search.corrected === null ? null : found[search.corrected]?.[2];
	const to = list?.slice(list.lastIndexOf('/') + 1);
	const corrected = from !== undefined && to ? { from, to } : null;
	return ignored.length > 0 || corrected ? { ignored, corrected } : null;
}
