import { inLanguage } from './address.ts';
import { defaultLanguage, factsOf, siteLanguages } from './languages.ts';
import type { Language, LanguageFacts } from './languages.ts';

/** The language of one page, and what leads to the others. */
export interface PageLanguage extends LanguageFacts {
	/** Whether its addresses have no prefix. */
	isDefault: boolean;
	/** Languages that pages are offered in. */
	offered: readonly LanguageFacts[];
	/** The one that the browser prefers, if there is such a page and nobody has chosen yet. */
	suggested: LanguageFacts | null;
	/** The address of a page in this language. @param and what separates parameters */
	addressOf: (href: string, and?: string) => string;
	addressIn: (language: Language, href: string) => string;
}

export const pageLanguage = (language: Language, suggested: Language | null): PageLanguage => ({
	...factsOf(language),
	isDefault: language === defaultLanguage,
	offered: siteLanguages,
	suggested: suggested && factsOf(suggested),
	addressOf: (href, and) => inLanguage(language, href, and),
	addressIn: inLanguage
});
