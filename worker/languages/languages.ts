/** A language of the pages. `xb` is English from right to left, for local sites and tests only. */
export type Language = 'en' | 'de' | 'es' | 'xb';

export interface LanguageFacts {
	/** In addresses, and in the cookie. */
	code: Language;
	/** For `lang` and `hreflang`: https://www.rfc-editor.org/rfc/bcp/bcp47.txt */
	tag: string;
	direction: 'ltr' | 'rtl';
	/** What its speakers call it. */
	name: string;
	/** Leads its speakers to a page in it. */
	invitation: string;
}

/** The language whose addresses have no prefix. */
export const defaultLanguage = 'en';

const facts: Record<Language, LanguageFacts> = {
	en: {
		code: 'en',
		tag: 'en',
		direction: 'ltr',
		name: 'English',
		invitation: 'Read this page in English'
	},
	de: {
		code: 'de',
		tag: 'de',
		direction: 'ltr',
		name: 'Deutsch',
		invitation: 'Diese Seite auf Deutsch lesen'
	},
	es: {
		code: 'es',
		tag: 'es',
		direction: 'ltr',
		name: 'Español',
		invitation: 'Leer esta página en español'
	},
	xb: {
		code: 'xb',
		tag: 'ar-XB',
		direction: 'rtl',
		name: 'Mirrored',
		invitation: 'Read this page from right to left'
	}
};

export const factsOf = (language: Language): LanguageFacts => facts[language];

/** The languages of every site, which its pages link to. */
export const siteLanguages: readonly LanguageFacts[] = [facts.en, facts.de, facts.es];

/** The languages of the addresses of a site. @param origin the site's own; plain http is a local site */
export const languagesOf = (origin: string): readonly LanguageFacts[] =>
	origin.startsWith('http:') ? [...siteLanguages, facts.xb] : siteLanguages;

/** @returns the offered language of this code, or null */
export const parseLanguage = (
	code: string | null | undefined,
	offered: readonly LanguageFacts[]
): Language | null => offered.find((language) => language.code === code)?.code ?? null;
