import { listFilter as businessFilter } from '../businesses/query.ts';
import { roundedBox } from '../events/bounding-box.ts';
import { eventFilter, mapParameters } from '../events/query.ts';
import { pageQuery } from '../http/query.ts';

/** Code points of a search that pages use. */
const searchLength = 200;

/** The public pages, and the parameters that they know. */
const pages: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
	[/^\/(?:in\/[^/]+)?$/, ['q', 'category', 'when', 'business', 'view', 'cursor']],
	[/^\/categories\/[^/]+$/, ['q', 'when', 'business', 'view', 'cursor']],
	[/^\/businesses$/, ['q', 'category', 'cursor']],
	[/^\/businesses\/(?!new$)[^/]+$/, ['cursor', 'past']],
	[/^\/@[^/]+$/, []],
	[/^\/events\/(?!new$)[^/]+$/, []],
	[/^\/events\/[^/]+\/businesses$/, ['cursor']],
	[/^\/events\/[^/]+\/calendar\.ics$/, []],
	[/^\/(?:events|businesses)\/[^/]+\/share\.png$/, []],
	[/^(?:\/(?:in|categories|businesses)\/[^/]+)?\/(?:calendar\.ics|feed\.atom|feed\.json)$/, []],
	[/^\/(privacy|terms|help|contact)$/, []],
	[/^\/report$/, ['event', 'business', 'sent']],
	[/^\/(?:robots\.txt|sitemap\.xml|sitemap\/[a-z]+(?:-\d{1,6})?\.xml)$/, []]
];

/** The same for the API. The parameters are those that its schemas read. */
const api: typeof pages = [
	[/^\/api\/categories$/, []],
	[/^\/api\/businesses$/, Object.keys(businessFilter.entries)],
	[/^\/api\/businesses\/(?!mine$)[^/]+$/, []],
	[/^\/api\/events$/, Object.keys(eventFilter.entries)],
	[/^\/api\/map$/, Object.keys(mapParameters.entries)],
	[/^\/api\/events\/(?!mine$)[^/]+$/, []],
	[/^\/api\/events\/[^/]+\/businesses$/, Object.keys(pageQuery)]
];

/** What a form sends for a page to lead on, and a place that somebody is at. */
const unkept = ['in', 'day', 'until', 'near', 'radius', 'bbox'];

/** Parameters with which a page shows something of one request, and so belongs to nobody else. */
const personalParameters: typeof pages = [
	[/^\/contact$/, ['reference']],
	[/^\/(?:(?:in|categories)\/[^/]+)?$/, unkept]
];

const personalParametersOf = (path: string) =>
	personalParameters.find(([pattern]) => pattern.test(path))?.[1] ?? [];

/** What is at a path. Without parameters that it knows, it is not public content. */
function contentAt(pathname: string) {
	const isApi = pathname.startsWith('/api/');
	const path = isApi ? pathname.replace(/\/$/, '') : pathname;
	const known = (isApi ? api : pages).find(([pattern]) => pattern.test(path));
	return { path, isApi, parameters: known?.[1] ?? null };
}

/** Whether a path may be that of public content, which its parameters decide. */
export const isPublicPath = (pathname: string): boolean => contentAt(pathname).parameters !== null;

/**
 * The key of public content: its path and the parameters that it knows, in one order. Everything else
 * in a URL neither makes another entry nor reaches the page.
 *
 * @returns null for anything else
 */
export function keyOfPage({ pathname, searchParams }: URL): string | null {
	const { path, parameters } = contentAt(pathname);
	if (parameters === null) return null;
	if (personalParametersOf(path).some((name) => searchParams.get(name))) return null;
	const kept = new URLSearchParams();
	for (const name of parameters) {
		const value = searchParams.get(name) ?? '';
		const used = shared(name, value, path);
		if (used) kept.set(name, used);
	}
	const query = kept.toString();
	return query ? `${path}?${query}` : path;
}

/** The value of a parameter, with equal ones for pages that are equal. */
function shared(name: string, value: string, path: string): string {
	if (name === 'view') return value === 'map' ? value : '';
	if (name === 'q' && !path.startsWith('/api/')) return wordsOf(value);
	return name === 'bbox' && path !== '/api/events' ? roundedBox(value) : value;
}

const wordsOf = (text: string) => [...text.trim()].slice(0, searchLength).join('');
