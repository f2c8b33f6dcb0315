import { lastChange } from '../../lib/feeds/sitemap.ts';
import { escapeXml, xmlResponse } from '../../lib/feeds/xml.ts';
import type { RequestHandler } from './$types';

/** The index of the sitemap: https://www.sitemaps.org/protocol.html#index */
export const GET: RequestHandler = async ({ locals: { origin, sitemap } }) => {
	const files = await sitemap.files();
	const entries = files.map(({ file, changedAt }) => {
		const address = escapeXml(`${origin}/sitemap/${file}.xml`);
		return `<sitemap><loc>${address}</loc>${lastChange(changedAt)}</sitemap>`;
	});
	return xmlResponse(
		`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</sitemapindex>`
	);
};
