import { describeError } from '../database/errors.ts';
import { defaultLanguage } from '../languages/languages.ts';
import type { Language } from '../languages/languages.ts';
import type { Log } from '../observability/log.ts';
import type { ReadAsset } from '../places/shard-reader.ts';
import { en } from './en.ts';
import { messageFrom } from './wording.ts';

/** Every sentence that the pages show, in one language. */
export type Text = typeof en;

/** What the Worker says about errors, by its English sentence, in which `{name}` stands for a value. */
export type ErrorSentences = Readonly<Record<string, string>>;

/** What a language has words for. */
export interface Texts {
	text: Text;
	/** null for English, in which errors are written where they are found. */
	errors: ErrorSentences | null;
}

/**
 * The static file of a language. Only English is in the bundle: each other language would take 6 % of what
 * the Worker may have. `tools/texts` writes the files from `worker/text/de.ts` and its like.
 */
export const fileOfTexts = (language: string): string => `/texts/${language}.json`;

const english: Texts = { text: en, errors: null };

/** The texts of a language. @throws when they cannot be read */
export type ReadTexts = (language: Language) => Promise<Texts>;

const inBundle: Partial<Record<Language, Texts>> = { [defaultLanguage]: english, xb: english };

/** Reads the texts of each language once. */
export function createTexts(readAsset: ReadAsset): ReadTexts {
	const known = new Map<Language, Texts>();
	return async (language) => {
		const kept = inBundle[language] ?? known.get(language);
		if (kept) return kept;
		const texts = readTexts(language, await readAsset(fileOfTexts(language)));
		known.set(language, texts);
		return texts;
	};
}

/** The texts of a language; in English while they cannot be read. */
export async function textsOrEnglish(
	readTextsOf: ReadTexts,
	language: Language,
	log: Log
): Promise<Texts> {
	try {
		return await readTextsOf(language);
	} catch (error) {
		log('texts_unavailable', { language, reason: describeError(error) });
		return english;
	}
}

/** @throws {Error} for a file that is not what this version of the site reads */
function readTexts(language: Language, file: string | null): Texts {
	const texts: unknown = JSON.parse(file ?? 'null', messageFrom(language));
	if (!isLike(texts, { text: en, errors: {} })) throw new Error(`${language}.json is of no use`);
	return texts;
}

/** Whether a value has the parts of another one, with texts where that has texts. */
function isLike<T>(value: unknown, model: T): value is T {
	if (typeof model !== 'object' || model === null) return typeof value === typeof model;
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(model)) return Array.isArray(value);
	const parts = new Map<string, unknown>(Object.entries(value));
	return Object.entries(model).every(([name, part]) => isLike(parts.get(name), part));
}
