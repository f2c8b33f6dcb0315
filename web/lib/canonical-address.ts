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
 * @throws the redirect, for requests that only read
 */
export function redirectToCanonicalSlug(
	{ params, request, url }: SlugRequest,
	folder: 'events' | 'businesses',
	slug: string
): void {
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	if (!isRead || params.slug === slug || /^\d+$/.test(params.slug)) return;
	redirect(301, `/${folder}/${encodeURIComponent(slug)}${url.search}`);
}
