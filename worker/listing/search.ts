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
function withCorrection(search: Search, found: readonly FoundWord[]): Search | null {
	const index = found.findIndex(([size]) => size === 0);
	const condition = search.conditions[index];
	if (search.corrected !== null || condition?.kind !== 'word') return null;
	const candidates = correctionsOf(condition.word.word);
	if (candidates.length === 0) return null;
	const correction = { kind: 'correction', prefix: condition.prefix, candidates } as const;
	return { ...search, conditions: search.conditions.with(index, correction), corrected: index };
}

/** What became of the words of a search; null if all of them were looked up as typed. */
function notesOf(search: Search, found: readonly FoundWord[]): SearchNotes | null {
	const ignored = search.words.filter((_, index) => found[index]?.[1] === 1);
	const from = search.corrected === null ? undefined : search.words[search.corrected];
	const list = search.corrected === null ? null : found[search.corrected]?.[2];
	const to = list?.slice(list.lastIndexOf('/') + 1);
	const corrected = from !== undefined && to ? { from, to } : null;
	return ignored.length > 0 || corrected ? { ignored, corrected } : null;
}

/** Rows of a page of a search, and what became of its words. */
interface Found<Row> {
	rows: Row[];
	search: SearchNotes | null;
}

/**
 * Reads a page. A search that finds nothing because a word is nowhere is tried once more, with that
 * word corrected.
 */
export async function readWithCorrection<Row extends { words: readonly FoundWord[] }>(
	search: Search | null,
	read: (search: Search | null) => Promise<Row[]>,
	isEmpty: (row: Row) => boolean
): Promise<Found<Row>> {
	const rows = await read(search);
	if (search === null) return { rows, search };
	const words = rows[0]?.words ?? [];
	const corrected = rows.every(isEmpty) ? withCorrection(search, words) : null;
	if (corrected) return readWithCorrection(corrected, read, isEmpty);
	return { rows, search: notesOf(search, words) };
}
