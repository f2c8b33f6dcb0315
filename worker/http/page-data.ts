/**
 * Whether a path asks SvelteKit for the data of a page, as its client does to render the page itself.
 * Popmap's pages have no such client, and their data is neither cached nor part of any contract.
 * https://svelte.dev/docs/kit/page-options#csr
 */
export const isPageData = (path: string): boolean =>
	path.endsWith('/__data.json') || path.endsWith('.html__data.json');
