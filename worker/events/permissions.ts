import type { Viewer } from '../users/viewer.ts';
import type { EventRow } from './types.ts';

/** Whether the viewer owns the business that hosts the event, and so may change the event. */
export const isHost = ({ hostOwnerId }: Pick<EventRow, 'hostOwnerId'>, viewer: Viewer | null) =>
	viewer !== null && hostOwnerId === viewer.id;

/** An event that was announced and then cancelled stays public, so that guests can read it. */
export const isPublic = ({ status, approvedAt }: Pick<EventRow, 'status' | 'approvedAt'>) =>
	status === 'approved' || (status === 'cancelled' && approvedAt !== null);

/** Whether the viewer may know that the event exists. */
export const maySeeEvent = (event: EventRow, viewer: Viewer | null): boolean =>
	isPublic(event) ||
	isHost(event, viewer) ||
	hasDeletedHost(event, viewer) ||
	viewer?.isModerator === true;

/** The creator of an event still sees it after its host was deleted. */
const hasDeletedHost = ({ hostId, createdBy }: EventRow, viewer: Viewer | null): boolean =>
	viewer !== null && hostId === null && createdBy === viewer.id;
