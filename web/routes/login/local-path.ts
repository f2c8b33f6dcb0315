/**
 * The path on this site that a visitor was going to, or null when the text is anything else: an
 * address elsewhere, or `//host` and `/\host`, which browsers read as one.
 */
export function localPath(text: string | null): string | null {
	return text !== null && /^\/(?![/\\])/.test(text) ? text : null;
}
