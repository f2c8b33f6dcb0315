/**
 * Finds a cookie without validating or decoding its value, as hono/cookie would do; opening a
 * sealed value rejects any other. The first cookie of a name counts; one without an equals sign has
 * no name (RFC 6265bis, 5.7).
 *
 * @param header a Cookie header (RFC 6265, 5.4)
 * @returns null without a cookie of this name
 */
export function rawCookie(header: string, name: string): string | null {
	for (const pair of header.split(';')) {
		const equals = pair.indexOf('=');
		if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
	}
	return null;
}
