import { selectHereAtEvent } from '../database/sql/here-now.ts';
import { isEvent } from '../database/sql/identify.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { removeEventPicture, setEventPicture } from './pictures.ts';
import { cancelSeries } from './cancel-series.ts';
import { createEvents } from './create.ts';
import { decideSeries } from './decide-series.ts';
import { eventNotFound } from './errors.ts';
import { listForFeed } from './feed.ts';
import { arrive, depart } from './here-now.ts';
import { listEvents, listOwnEvents, listPastEvents } from './lists.ts';
import { readEventMap } from './map.ts';
import { approveEvent, cancelEvent, rejectEvent } from './moderation.ts';
import { listParticipants } from './participants.ts';
import { readEventAddress } from './query.ts';
import { presentEventWithBusinesses } from './present.ts';
import { selectEventsWithParticipants } from './repository.ts';
import type { EventService, EventWithBusinesses } from './types.ts';
import { updateEvent } from './update.ts';

/** What the viewer of a request may do with events. */
export const createEventService = (context: RequestContext): EventService => ({
	list: (filter) => listEvents(context, filter),
	map: (filter = {}) => readEventMap(context, filter),
	readAddress: readEventAddress,
	feed: (filter) => listForFeed(context, filter),
	past: (business, request) => listPastEvents(context, business, request),
	async mine(request) {
		const viewer = await currentViewer(context);
		return viewer ? listOwnEvents(context, viewer, request) : notSignedIn;
	},
	find: (idOrSlug) => findEvent(context, idOrSlug),
	participants: (idOrSlug, request) => listParticipants(context, idOrSlug, request),
	create: (input) => createEvents(context, input),
	update: (idOrSlug, input) => updateEvent(context, idOrSlug, input),
	setPicture: (idOrSlug, role, upload) => setEventPicture(context, idOrSlug, role, upload),
	removePicture: (idOrSlug, role, id) => removeEventPicture(context, idOrSlug, role, id),
	cancel: (idOrSlug, input = {}) => cancelEvent(context, idOrSlug, input),
	cancelSeries: (idOrSlug, input = {}) => cancelSeries(context, idOrSlug, input),
	arrive: (idOrSlug, input) => arrive(context, idOrSlug, input),
	depart: (idOrSlug, input) => depart(context, idOrSlug, input),
	approve: (idOrSlug, input = {}) => approveEvent(context, idOrSlug, input),
	reject: (idOrSlug, input) => rejectEvent(context, idOrSlug, input),
	decideSeries: (idOrSlug, status, input = {}) => decideSeries(context, idOrSlug, status, input)
});

async function findEvent(
	context: RequestContext,
	idOrSlug: string
): Promise<Result<EventWithBusinesses>> {
	const { database, now } = context;
	const [viewer, [row], here] = await Promise.all([
		currentViewer(context),
		selectEventsWithParticipants(database).where(isEvent(idOrSlug)).limit(1),
		selectHereAtEvent(database, idOrSlug, now())
	]);
	if (!row || !can(viewer, 'see_event', row)) return eventNotFound;
	return ok(presentEventWithBusinesses({ ...row, here }, viewer, now()));
}
