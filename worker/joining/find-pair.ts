import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { isBusiness, isBusinessWithId, isEvent } from '../database/sql/identify.ts';
import { eventCancelled, eventEnded, eventNotFound, notEventOwner } from '../events/errors.ts';
import { selectEvents } from '../events/repository.ts';
import type { EventRow } from '../events/types.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { notPublicYet } from './errors.ts';
import { selectStanding, selectStandingAndQueue } from './pair.ts';
import type { Pair } from './pair.ts';
import { participation } from './schema.ts';

interface Found extends Pair {
	kind: 'pair';
	viewer: Viewer;
}

/** Whether an event can still change who takes part. */
function problemOf({ status, endAt }: EventRow, now: number): Err | null {
	if (status === 'cancelled') return eventCancelled;
	return endAt <= now ? eventEnded : null;
}

/**
 * Finds the event and the business that the input names, if the viewer may let it join or leave. The
 * order of the checks reveals nothing: a business that is not public counts as not found, even for
 * its owner; then ownership is checked; then the event.
 */
export async function findOwnPair(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Found | Err> {
	const { database, now } = context;
	const parsed = parseInput(participation, raw);
	const businessId = parsed.kind === 'valid' ? parsed.input.business_id : 0;
	const [viewer, [business], [event], [stands]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(isBusinessWithId(businessId)).limit(1),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		selectStandingAndQueue(database, idOrSlug, String(businessId))
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	if (!business?.isVerified) return businessNotFound;
	if (!can(viewer, 'manage_business', business)) return notBusinessOwner;
	if (!event || !isPublic(event)) return eventNotFound;
	const problem = problemOf(event, now());
	const { standing = null, isQueued = false } = stands ?? {};
	return problem ?? { kind: 'pair', viewer, event, business, standing, isQueued };
}

/** Finds an event that the viewer may change, and a business that is public, takes part or asks to. */
export async function findGuest(
	context: RequestContext,
	idOrSlug: string,
	guest: string
): Promise<Found | Err> {
	const { database, now } = context;
	const [viewer, [business], [event], [stands]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(isBusiness(guest)).limit(1),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		selectStanding(database, idOrSlug, guest)
	]);
	if (!viewer) return notSignedIn;
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	if (!can(viewer, 'manage_event', event)) return notEventOwner;
	const standing = stands?.standing ?? null;
	if (!business || (standing === null && !business.isVerified)) return businessNotFound;
	if (!isPublic(event)) return notPublicYet;
	const problem = problemOf(event, now());
	return problem ?? { kind: 'pair', viewer, event, business, standing, isQueued: false };
}
