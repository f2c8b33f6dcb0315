import { toSlug } from '../../worker/listing/slug.ts';

type Kind = 'category' | 'business' | 'event';

/** Gives each record its slug, the same one in every run. */
export class Slugs {
	readonly #taken = new Set<string>();
	/** Slugs that records bring along: no name may take them away. */
	readonly #kept = new Set<string>();

	/** @returns the slug in the form of this site's URLs */
	static normalize = (slug: string, kind: Kind): string => toSlug(slug, kind);

	keep(kind: Kind, slug: string): void {
		this.#kept.add(`${kind}/${Slugs.normalize(slug, kind)}`);
	}

	/**
	 * The second record with a slug gets another one. Slugs of names never have two hyphens in a row,
	 * so no other record can have it.
	 *
	 * @param own the record's own slug; empty when it has none
	 */
	slugFor(kind: Kind, own: string, name: string, key: number): string {
		const derived = /[\p{L}\p{N}]/u.test(name) ? toSlug(name, kind) : `${kind}-${key}`;
		const slug = own ? Slugs.normalize(own, kind) : derived;
		const full = `${kind}/${slug}`;
		const isFree = !this.#taken.has(full) && (own !== '' || !this.#kept.has(full));
		const unique = isFree ? slug : `${slug}--${key}`;
		this.#taken.add(`${kind}/${unique}`);
		return unique;
	}
}
