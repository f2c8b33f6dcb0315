/** The languages that Cognito's managed login speaks, as its `lang` parameter names them. */
const spoken = ['de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW'];

/**
 * @param acceptLanguage the header of that name (RFC 9110, 12.5.4)
 * @returns the best language that Cognito's pages speak; null leaves it to them.
 */
export function hostedPagesLanguage(acceptLanguage: string | undefined): string | null {
	const wanted = (acceptLanguage ?? '')
		.slice(0, 200)
		.split(',')
		.map((entry) => {
			const [tag = '', quality] = entry.trim().split(/\s*;\s*q=/);
			return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ tag, quality }) => tag && quality > 0)
		.sort((a, b) => b.quality - a.quality);
	for (const { tag } of wanted) {
		const language = speak(tag);
		if (language) return language;
	}
	return null;
}

function speak(tag: string): string | null {
	if (/^zh-(?:tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
	if (/^zh\b/.test(tag)) return 'zh-CN';
	if (/^pt\b/.test(tag)) return 'pt-BR';
	return spoken.find((language) => language === tag.split('-')[0]) ?? null;
}
