import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { presentDraft, selectDrafts } from './repository.ts';
import type { Draft } from './types.ts';

/** The drafts of the businesses that the viewer manages, the last changed first. */
export async function listDrafts(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Draft>>> {
	const position = cursor ? readCursor('drafts', cursor) : [];
	if (position === null || (cursor && position.length !== 2)) return invalidCursor;
	const [updatedAt = 0, id = 0] = position;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const after = cursor ? { updatedAt, id } : null;
	const rows = await selectDrafts(context.database, viewer.id, after, limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).map(presentDraft),
		nextCursor: last ? toCursor('drafts', [last.updatedAt, last.id]) : null
	});
}
