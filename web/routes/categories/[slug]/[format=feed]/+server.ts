import { error, redirect } from '@sveltejs/kit';
import { categoryName, isAmong } from '../../../../lib/format/category-name.ts';
import { addressesOf } from '../../../../lib/feeds/feed.ts';
import { respondWithFeed } from '../../../../lib/feeds/respond.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** What is coming up in a category. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { categories, events, text } = locals;
	const slug = params.slug.toLowerCase();
	if (slug !== params.slug) redirect(301, `/categories/${slug}/${params.format}`);
	const [all, found] = await Promise.all([categories.list(), events.feed({ category: slug })]);
	const category = all.find((each) => isAmong(each, [slug]));
	if (!category) error(404, text.home.unknownCategory);
	if (category.slug !== slug) redirect(301, `/categories/${category.slug}/${params.format}`);
	const feed = {
		title: text.feeds.titleOf({ list: categoryName(category, text) }),
		path: `/categories/${slug}`,
		events: unwrap(found),
		at: addressesOf(locals)
	};
	return respondWithFeed(params.format, feed, text);
};
