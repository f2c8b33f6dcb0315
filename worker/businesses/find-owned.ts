import { isBusiness } from '../database/sql/identify.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { businessNotFound, notBusinessOwner } from './errors.ts';
import { selectBusinesses } from './repository.ts';
import type { BusinessRow } from './types.ts';

type OwnAction =
	'manage_business' | 'delete_business' | 'see_team' | 'manage_team' | 'hand_over_business';

interface Owned {
	kind: 'owned';
	row: BusinessRow;
	viewer: Viewer;
}

/**
 * Finds a business with which the viewer may do something, by default change it. One that they may
 * not see counts as not found.
 */
export async function findOwned(
	context: RequestContext,
	idOrSlug: string,
	action: OwnAction = 'manage_business'
): Promise<Owned | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!row || !can(viewer, 'see_business', row)) return businessNotFound;
	return can(viewer, action, row) ? { kind: 'owned', row, viewer } : notBusinessOwner;
}
