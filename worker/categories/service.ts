import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { addCategory } from './add.ts';
import { changeCategory } from './change.ts';
import { onlyModeratorsManageCategories } from './errors.ts';
import { mergeCategory } from './merge.ts';
import { listCategories, selectCategories } from './rows.ts';
import type { CategoryService } from './types.ts';

/** What anyone may know of categories, and what those who manage them do. */
export const createCategoryService = (context: RequestContext): CategoryService => ({
	list: async () => listCategories(await selectCategories(context.database)),
	async managed() {
		const [viewer, rows] = await Promise.all([
			currentViewer(context),
			selectCategories(context.database)
		]);
		if (!viewer) return notSignedIn;
		return can(viewer, 'categories') ? ok(listCategories(rows)) : onlyModeratorsManageCategories;
	},
	add: (input) => addCategory(context, input),
	change: (slug, input) => changeCategory(context, slug, input),
	merge: (slug, input) => mergeCategory(context, slug, input)
});
