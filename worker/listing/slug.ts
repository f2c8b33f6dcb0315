const longest = 60;

/** Words of the site's own addresses, which no thing may be called. */
const taken = new Set(['mine', 'new']);

/**
 * The part of an address that names a thing, in the script of its name. Combining accents on Latin
 * letters are dropped; marks of other scripts are letters there and stay.
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
	const slug = [...(words ?? []).join('-')].slice(0, longest).join('').replace(/-$/, '');
	if (slug === '') return withSuffix(fallback);
	// A number in an address is an id.
	return /^\d+$/.test(slug) || taken.has(slug) ? `${fallback}-${slug}` : slug;
}

/** For a name that another thing has too. */
export function withSuffix(slug: string): string {
	const bytes = crypto.getRandomValues(new Uint8Array(5));
	return `${slug}-${Array.from(bytes, (byte) => (byte % 32).toString(32)).join('')}`;
}
