/** Code points of a search that pages use. */
const searchLength = 200;

/** The public pages, and the parameters that they know. */
const pages: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
	[/^\/$/, ['q', 'category', 'cursor']],
	[/^\/businesses$/, ['q', 'category', 'cursor']],
	[/^\/businesses\/(?!new$)[^/]+$/, ['cursor', 'past']],
	[/^\/events\/(?!new$)[^/]+$/, []],
	[/^\/events\/[^/]+\/businesses$/, ['cursor']],
	[/^\/(privacy|terms|help|contact)$/, []]
];

/** Parameters with which a page shows something of one request, and so belongs to nobody else. */
const personalParameters: Readonly<Record<string, readonly string[]>> = {
	'/contact': ['reference']
};

/**
 * The key of a public page: its path and the parameters that it knows, in one order. Everything else
 * in a URL neither makes another entry nor reaches the page.
 *
 * @returns null for any other page
 */
export function keyOfPage({ pathname, searchParams }: URL): string | null {
	const known = pages.find(([path]) => path.test(pathname));
	if (!known) return null;
	const personal = personalParameters[pathname] ?? [];
	if (personal.some((name) => searchParams.has(name))) return null;
	const [, names] = known;
	const kept = new URLSearchParams();
	for (const name of names) {
		const value = valueOf(name, searchParams);
		if (value) kept.set(name, value);
	}
	const query = kept.toString();
	return query ? `${pathname}?${query}` : pathname;
}

function valueOf(name: string, parameters: URLSearchParams): string | undefined {
	const value = parameters.get(name) ?? undefined;
	return name === 'q' ? [...(value?.trim() ?? '')].slice(0, searchLength).join('') : value;
}
