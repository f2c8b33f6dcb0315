/** When a page or a file of the sitemap was changed: https://www.sitemaps.org/protocol.html#xmlTagDefinitions */
export const lastChange = (changedAt: string | undefined): string =>
	changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`;
