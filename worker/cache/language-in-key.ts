import { inLanguage, splitLanguage } from '../languages/address.ts';
import { parseLanguage } from '../languages/languages.ts';
import type { Language, LanguageFacts } from '../languages/languages.ts';

/** Not a parameter of any page: no request can bring it into a key. */
const parameter = 'suggest';

/** The languages of a page: its own, and the one that it suggests. */
export interface KeyLanguages {
	language: Language;
	suggested: Language | null;
}

/** The key of a page in a language. What has no language keeps its key. */
export function keyInLanguage(key: string, { language, suggested }: KeyLanguages): string {
	const own = inLanguage(language, key);
	if (suggested === null) return own;
	return `${own}${own.includes('?') ? '&' : '?'}${parameter}=${suggested}`;
}

/** The address of a page without its languages, and those. @param url the origin and a key */
export function splitKey(
	url: string,
	offered: readonly LanguageFacts[]
): KeyLanguages & { url: string } {
	const whole = new URL(url);
	const { language, path } = splitLanguage(whole.pathname, offered);
	const suggested = parseLanguage(whole.searchParams.get(parameter), offered);
	whole.pathname = path;
	whole.searchParams.delete(parameter);
	return { url: whole.href, language, suggested };
}
