/**
 * The tags of cached pages. The page of a thing has its tag, which every change purges. A list has the
 * tags of what it lists, which only what leaves lists purges: for anything else it soon expires.
 */
export const tags = {
	event: (id: number) => `event-${id}`,
	business: (id: number) => `business-${id}`,
	listedEvent: (id: number) => `listed-event-${id}`,
	/** Of a business in a list, and of the host of an event in a list. */
	listedBusiness: (id: number) => `listed-business-${id}`,
	/** Of a page with categories to choose from. */
	categories: 'categories',
	/** Of the files of a picture, until it is deleted. */
	picture: (id: string) => `picture-${id}`,
	/** Of a page that has its own path and shows no thing: a deployment purges one to see that it can. */
	page: (path: string) => (/^\/[a-z]+$/.test(path) ? `page-${path.slice(1)}` : null)
};
