import { describeError } from '../database/errors.ts';
import { defaultLanguage } from '../languages/languages.ts';
import type { Language } from '../languages/languages.ts';
import type { Log } from '../observability/log.ts';
import type { ReadAsset } from '../places/gazetteer.ts';

/**
 * What the Worker says about errors, by its English sentence, in which `{name}` stands for a value. They
 * are static files, written from `worker/text/de/errors.ts` and its like when the pages are built: in the
 * bundle they would be a twentieth of it.
 */
export type ErrorSentences = Readonly<Record<string, string>>;

/** The path of the file of a language. */
export const sentencesFile = (language: string): string => `/texts/errors-${language}.json`;

const isSentences = (value: unknown): value is ErrorSentences =>
	typeof value === 'object' &&
	value !== null &&
	Object.values(value).every((sentence) => typeof sentence === 'string');

/**
 * Reads the sentences of a language, once. While a file cannot be read, errors stay in English.
 *
 * @returns null for the language in which they are written
 */
export function errorSentencesOf(readAsset: ReadAsset, log: Log) {
	const known = new Map<Language, ErrorSentences>();
	return async (language: Language): Promise<ErrorSentences | null> => {
		if (language === defaultLanguage) return null;
		const kept = known.get(language);
		if (kept) return kept;
		try {
			const json: unknown = JSON.parse((await readAsset(sentencesFile(language))) ?? '{}');
			const sentences = isSentences(json) ? json : {};
			known.set(language, sentences);
			return sentences;
		} catch (error) {
			log('error_sentences_unavailable', { reason: describeError(error) });
			return null;
		}
	};
}
