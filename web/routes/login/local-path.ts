const here = 'http://here.invalid';

/**
 * The path on this site that a visitor was going to, or null when the text is anything else. Parsed
 * as a browser would, because it reads `/\host` and `/<tab>/host` as another site.
 */
export function localPath(text: string | null): string | null {
	if (!text?.startsWith('/') || !URL.canParse(text, here)) return null;
	const { origin, pathname } = new URL(text, here);
	return origin === here && !pathname.startsWith('//') ? text : null;
}
