/**
 * Finds one cookie among those that a browser sent (RFC 6265, 5.4); the first of that name counts.
 *
 * Hono's parser holds every value against a pattern, which for four kilobytes of session takes
 * longer than everything else at the door. What opens a sealed value refuses what it did not seal.
 *
 * @returns the value as it was sent; null when there is none of that name.
 */
export function cookieNamed(header: string, name: string): string | null {
	for (const pair of header.split(';')) {
		const equals = pair.indexOf('=');
		if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
	}
	return null;
}
