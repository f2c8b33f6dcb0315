import { can, roleOf } from '../users/can.ts';
import type { Viewer } from '../users/viewer.ts';
import { statusOf } from './status.ts';
import type { Business, BusinessRow } from './types.ts';

/** A business as this viewer sees it. */
export function presentBusiness(row: BusinessRow, viewer: Viewer | null): Business {
	const { members, ...business } = row;
	return {
		...business,
		gallery: row.gallery ?? [],
		status: statusOf(row),
		isMine: can(viewer, 'manage_business', row),
		role: roleOf(viewer, row),
		mayDelete: can(viewer, 'delete_business', row),
		mayBeHere: row.isVerified && can(viewer, 'be_here', row),
		maySeeTeam: can(viewer, 'see_team', row),
		isClaimable: row.isVerified && row.ownerId === null,
		ownerId: can(viewer, 'see_owner', row) ? row.ownerId : null,
		createdAt: new Date(row.createdAt).toISOString(),
		updatedAt: new Date(row.updatedAt).toISOString()
	};
}
