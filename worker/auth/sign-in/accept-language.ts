import { acceptedLanguages } from '../../languages/accept-language.ts';

/** The values of managed login's `lang` parameter. */
const supported = ['de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW'];

/**
 * @param acceptLanguage the header of that name (RFC 9110, 12.5.4)
 * @returns the preferred language that Cognito's pages support; null leaves the choice to them
 */
export function hostedPagesLanguage(acceptLanguage: string | undefined): string | null {
	for (const tag of acceptedLanguages(acceptLanguage)) {
		const language = languageFor(tag);
		if (language) return language;
	}
	return null;
}

function languageFor(tag: string): string | null {
	if (/^zh-(?:tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
	if (/^zh\b/.test(tag)) return 'zh-CN';
	if (/^pt\b/.test(tag)) return 'pt-BR';
	return supported.find((language) => language === tag.split('-')[0]) ?? null;
}
