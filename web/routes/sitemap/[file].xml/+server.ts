import { error } from '@sveltejs/kit';
import { lastChange } from '../../../lib/feeds/sitemap.ts';
import { escapeXml, xmlResponse } from '../../../lib/feeds/xml.ts';
import type { RequestHandler } from './$types';

/** A file of the sitemap: at most 10,000 addresses. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { origin, places, sitemap, text } = locals;
	const pages = await sitemap.pages(params.file, places.within);
	if (pages === null) error(404, text.problems.notFound);
	const entries = pages.map(
		({ path, changedAt }) =>
			`<url><loc>${escapeXml(origin + path)}</loc>${lastChange(changedAt)}</url>`
	);
	return xmlResponse(
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`
	);
};
