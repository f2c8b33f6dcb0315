/** The name of a country in the language of the page. @param code two letters, ISO 3166-1 */
export function countryIn(code: string, locale: string): string {
	try {
		return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
	} catch {
		return code;
	}
}
