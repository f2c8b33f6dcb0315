import { can } from '../users/can.ts';
import type { Viewer } from '../users/viewer.ts';
import type { Business, BusinessRow } from './types.ts';

/** A business as this viewer sees it. */
export const presentBusiness = (row: BusinessRow, viewer: Viewer | null): Business => ({
	...row,
	isMine: can(viewer, 'manage_business', row),
	ownerId: can(viewer, 'see_owner', row) ? row.ownerId : null,
	createdAt: new Date(row.createdAt).toISOString(),
	updatedAt: new Date(row.updatedAt).toISOString()
});
