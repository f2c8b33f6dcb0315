import type { Text } from '../../../worker/text/text.ts';

const namesByLocale = new Map<string, Intl.DisplayNames>();

function namesIn(locale: string): Intl.DisplayNames {
	const names = namesByLocale.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' });
	namesByLocale.set(locale, names);
	return names;
}

/**
 * The name of a country.
 *
 * @param code ISO 3166-1 alpha-2, `XX` for unknown, or `T1` for Tor
 * (https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-ipcountry)
 */
export function countryName(
	code: string | null,
	{ account, time }: Pick<Text, 'account' | 'time'>
): string {
	const { tor, unknownCountry } = account.sessions;
	if (code === 'T1') return tor;
	if (!code || code === 'XX' || !/^[A-Z]{2}$/.test(code)) return unknownCountry;
	return namesIn(time.locale).of(code) ?? code;
}
