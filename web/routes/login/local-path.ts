const base = 'http://base.invalid';

/**
 * A path on this site, or null for any other text. Parsed as browsers do, which take `/\host` and
 * `/<tab>/host` for another site.
 */
export function localPath(text: string | null): string | null {
	if (!text?.startsWith('/') || !URL.canParse(text, base)) return null;
	const { origin, pathname } = new URL(text, base);
	return origin === base && !pathname.startsWith('//') ? text : null;
}
