import { categoryName } from '../../../../lib/format/category-name.ts';
import { sharePng } from '../../../../lib/format/share-png.ts';
import { shareNameOf } from '../../../../lib/ui/drawn-share.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** The picture beside links to a business without a picture: its name and categories on its drawing. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { businesses, drawSharePicture, text } = locals;
	const { categories, id, name } = unwrap(await businesses.find(params.slug));
	const line = categories.map((each) => categoryName(each, text)).join(' · ');
	return sharePng(await drawSharePicture({ drawing: shareNameOf(id), title: name, line }));
};
