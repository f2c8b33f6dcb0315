import { isEvent } from '../database/sql/identify.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { eventNotFound, notEventOwner } from './errors.ts';
import { selectEvents } from './repository.ts';
import type { EventRow } from './types.ts';

interface Owned {
	kind: 'owned';
	row: EventRow;
	viewer: Viewer;
}

/** Finds an event that the viewer may change. One that they may not see counts as not found. */
export async function findOwned(context: RequestContext, idOrSlug: string): Promise<Owned | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectEvents(context.database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!row || !can(viewer, 'see_event', row)) return eventNotFound;
	return can(viewer, 'manage_event', row) ? { kind: 'owned', row, viewer } : notEventOwner;
}
