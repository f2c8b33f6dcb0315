import { listFilter as businessFilter } from '../businesses/query.ts';
import { eventFilter } from '../events/query.ts';
import { pageQuery } from '../http/query.ts';

/** Code points of a search that pages use. */
const searchLength = 200;

/** The public pages, and the parameters that they know. */
const pages: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
	[/^\/$/, ['q', 'category', 'cursor']],
	[/^\/businesses$/, ['q', 'category', 'cursor']],
	[/^\/businesses\/(?!new$)[^/]+$/, ['cursor', 'past']],
	[/^\/events\/(?!new$)[^/]+$/, []],
	[/^\/events\/[^/]+\/businesses$/, ['cursor']],
	[/^\/events\/[^/]+\/calendar\.ics$/, []],
	[/^\/(privacy|terms|help|contact)$/, []]
];

/** The same for the API. The parameters are those that its schemas read. */
const api: typeof pages = [
	[/^\/api\/categories$/, []],
	[/^\/api\/businesses$/, Object.keys(businessFilter.entries)],
	[/^\/api\/businesses\/(?!mine$)[^/]+$/, []],
	[/^\/api\/events$/, Object.keys(eventFilter.entries)],
	[/^\/api\/events\/(?!mine$)[^/]+$/, []],
	[/^\/api\/events\/[^/]+\/businesses$/, Object.keys(pageQuery)]
];

/** Parameters with which a page shows something of one request, and so belongs to nobody else. */
const personalParameters: Readonly<Record<string, readonly string[]>> = {
	'/contact': ['reference']
};

/**
 * The key of public content: its path and the parameters that it knows, in one order. Everything else
 * in a URL neither makes another entry nor reaches the page.
 *
 * @returns null for anything else
 */
export function keyOfPage({ pathname, searchParams }: URL): string | null {
	const isApi = pathname.startsWith('/api/');
	const path = isApi ? pathname.replace(/\/$/, '') : pathname;
	const known = (isApi ? api : pages).find(([pattern]) => pattern.test(path));
	if (!known) return null;
	const personal = personalParameters[path] ?? [];
	if (personal.some((name) => searchParams.has(name))) return null;
	const [, names] = known;
	const kept = new URLSearchParams();
	for (const name of names) {
		const value = searchParams.get(name) ?? '';
		const used = name === 'q' && !isApi ? wordsOf(value) : value;
		if (used) kept.set(name, used);
	}
	const query = kept.toString();
	return query ? `${path}?${query}` : path;
}

const wordsOf = (text: string) => [...text.trim()].slice(0, searchLength).join('');
