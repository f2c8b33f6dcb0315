import { and, eq, exists, isNull } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { businesses } from '../database/schema.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { hasRole } from '../database/sql/members.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Viewer } from '../users/viewer.ts';
import { draftNotFound } from './errors.ts';
import { selectDraft } from './repository.ts';
import type { DraftRow } from './repository.ts';

/** Whether somebody manages the host of a draft, and so may see and change it. */
export const isManagedBy = (
	viewer: Viewer | null,
	{ hostOwnerId, hostMembers }: DraftRow
): boolean => can(viewer, 'manage_business', { ownerId: hostOwnerId, members: hostMembers });

/** Why a person cannot have a draft of an event of a business; null if they can, and for no business. */
export async function findHostProblem(
	context: RequestContext,
	businessId: number | undefined
): Promise<Err | null> {
	if (businessId === undefined) return null;
	const [viewer, [business]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusinessWithId(businessId)).limit(1)
	]);
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	return can(viewer, 'manage_business', business) ? null : notBusinessOwner;
}

/** A condition of a statement: the viewer manages this business. */
export const isManaged = ({ database }: RequestContext, businessId: number, viewer: Viewer) =>
	exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(
				and(
					eq(businesses.id, businessId),
					isNull(businesses.deletedAt),
					hasRole(viewer.id, rolesThatMay('manage'))
				)
			)
	);

interface Found {
	kind: 'found';
	row: DraftRow;
	viewer: Viewer;
}

/** The draft with this id, if the viewer manages its host. */
export async function findManaged(context: RequestContext, id: string): Promise<Found | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectDraft(context.database, id)
	]);
	if (!viewer) return notSignedIn;
	return row && isManagedBy(viewer, row) ? { kind: 'found', row, viewer } : draftNotFound;
}
