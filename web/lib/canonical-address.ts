import { redirect } from '@sveltejs/kit';

interface SlugRequest {
	params: { slug: string };
	request: Request;
	url: URL;
}

/**
 * Leads from another spelling of a slug to the page's own address: browsers and programs may send
 * other capitals, or letters in another form. Ids stay as they are.
 *
 * @param rest of the path, after the slug
 * @throws the redirect, for requests that only read
 */
export function redirectToCanonicalSlug(
	{ params, request, url }: SlugRequest,
	folder: 'events' | 'businesses',
	slug: string,
	rest = ''
): void {
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	if (!isRead || params.slug === slug || /^\d+$/.test(params.slug)) return;
	redirect(301, `/${folder}/${encodeURIComponent(slug)}${rest}${url.search}`);
}

/** Parameters with which a page is a part of another one, and has no address of its own. */
const ofParts = ['cursor', 'past', 'panel'];

/** Those that make a page for one visitor: a search, some days, a place on the map. */
const ofSearches = ['q', 'find', 'when', 'near', 'radius', 'bbox', 'business', 'view'];

const hasAny = ({ searchParams }: URL, names: readonly string[]) =>
	names.some((name) => searchParams.get(name));

/** Whether a page continues a list that begins on another page. */
export const isContinued = (url: URL): boolean => hasAny(url, ofParts);

/**
 * The address under which search engines keep a page, if they may.
 *
 * @param path path and query of the page without what only this visit adds
 * @returns null for parts of lists, searches and the map, of which there is no end
 */
export const canonicalAddress = (url: URL, path: string, origin: string): string | null =>
	isContinued(url) || hasAny(url, ofSearches) ? null : new URL(path, origin).href;
