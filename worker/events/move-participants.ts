import { and, asc, eq, exists, gt } from 'drizzle-orm';
import { eventBusinesses, events } from '../database/schema.ts';
import { addPostings, removePostings } from '../database/sql/change-postings.ts';
import type { Job } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import { postingChanges } from '../database/postings/posting.ts';
import { postingOfBusiness } from './postings.ts';
import type { EventRow } from './types.ts';

/** Participants of one step. */
const batchSize = 100;

/** The job after an event was moved to another time: the lists of its participants follow. */
export const jobAfterMove = ({ id, startAt, endAt }: EventRow): Job => ({
	kind: 'move-participants',
	key: `${id}/${startAt}/${endAt}`
});

/** Whether the job is needed. */
export const isMoved = (before: EventRow, after: EventRow): boolean =>
	before.status === 'approved' &&
	(before.startAt !== after.startAt || before.endAt !== after.endAt);

/** Moves an event in the lists of its participants, from the times in the key to the present ones. */
export const moveParticipants: JobStep = async ({ database }, key, progress) => {
	const [id = 0, startAt = 0, endAt = 0] = key.split('/').map(Number);
	const [[event], participants] = await Promise.all([
		database
			.select({ id: events.id, startAt: events.startAt, endAt: events.endAt })
			.from(events)
			.where(eq(events.id, id)),
		database
			.select({ businessId: eventBusinesses.businessId })
			.from(eventBusinesses)
			.where(and(eq(eventBusinesses.eventId, id), gt(eventBusinesses.businessId, progress)))
			.orderBy(asc(eventBusinesses.businessId))
			.limit(batchSize)
	]);
	const last = participants.at(-1);
	if (!event || !last) return null;
	const { removed, added } = postingChanges(
		participants.map(({ businessId }) => postingOfBusiness({ id, startAt, endAt }, businessId)),
		participants.map(({ businessId }) => postingOfBusiness(event, businessId))
	);
	const isCurrent = exists(
		database
			.select({ id: events.id })
			.from(events)
			.where(
				and(eq(events.id, id), eq(events.startAt, event.startAt), eq(events.endAt, event.endAt))
			)
	);
	await database.batch([
		removePostings(database, removed, isCurrent),
		...addPostings(database, added, isCurrent)
	]);
	return last.businessId;
};
