const names = new Intl.DisplayNames('en', { type: 'region' });

/**
 * A country in words.
 *
 * @param code two letters, ISO 3166-1, or what the network says instead: `T1` for Tor
 */
export function countryName(code: string): string {
	if (code === 'T1') return 'The Tor network';
	return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? (names.of(code) ?? code) : 'Country not known';
}
