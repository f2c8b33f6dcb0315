/** The values of managed login's `lang` parameter. */
const supported = ['de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW'];

const maxHeaderLength = 200;

/**
 * @param acceptLanguage the header of that name (RFC 9110, 12.5.4)
 * @returns the preferred language that Cognito's pages support; null leaves the choice to them
 */
export function hostedPagesLanguage(acceptLanguage: string | undefined): string | null {
	const preferred = (acceptLanguage ?? '')
		.slice(0, maxHeaderLength)
		.split(',')
		.map((entry) => {
			const [tag = '', quality] = entry.trim().split(/\s*;\s*q=/);
			return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ tag, quality }) => tag && quality > 0)
		.sort((a, b) => b.quality - a.quality);
	for (const { tag } of preferred) {
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
