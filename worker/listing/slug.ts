const maxLength = 60;

/** Slugs that would collide with the site's own URLs. */
const reserved = new Set(['mine', 'new']);

/**
 * Makes the part of a URL that identifies something, in the script of its name. Accents on Latin
 * letters are dropped; marks of other scripts belong to their letters and are kept.
 *
 * @param fallback for a name without letters or digits
 */
export function toSlug(name: string, fallback: string): string {
	const words = name
		.normalize('NFD')
		.replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '')
		.normalize('NFKC')
		.toLowerCase()
		.match(/[\p{L}\p{N}\p{M}]+/gu);
	const slug = [...(words ?? []).join('-')].slice(0, maxLength).join('').replace(/-$/, '');
	if (slug === '') return fallback;
	// A number in a URL is an id.
	return /^\d+$/.test(slug) || reserved.has(slug) ? `${fallback}-${slug}` : slug;
}

/**
 * Makes a slug unique. All new ones get a suffix, taken or not: a suffix for some of them would tell
 * that something has that name, although it is not public.
 */
export function withSuffix(slug: string): string {
	const bytes = crypto.getRandomValues(new Uint8Array(5));
	return `${slug}-${Array.from(bytes, (byte) => (byte % 32).toString(32)).join('')}`;
}
