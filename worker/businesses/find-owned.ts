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

interface Owned {
	kind: 'owned';
	row: BusinessRow;
	viewer: Viewer;
}

/** Finds a business that the viewer may change. One that they may not see counts as not found. */
export async function findOwned(context: RequestContext, idOrSlug: string): Promise<Owned | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!row || !can(viewer, 'see_business', row)) return businessNotFound;
	return can(viewer, 'manage_business', row) ? { kind: 'owned', row, viewer } : notBusinessOwner;
}
