import type { Viewer } from '../users/viewer.ts';
import { isOwner } from './permissions.ts';
import type { Business, BusinessRow } from './types.ts';

/** A business as this viewer sees it. */
export const presentBusiness = (row: BusinessRow, viewer: Viewer | null): Business => ({
	...row,
	isMine: isOwner(row, viewer),
	ownerId: viewer?.isModerator ? row.ownerId : null,
	createdAt: new Date(row.createdAt).toISOString(),
	updatedAt: new Date(row.updatedAt).toISOString()
});
