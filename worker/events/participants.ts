import { and, asc, eq } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { businesses } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { joined, participationsAfter } from '../database/sql/participants.ts';
import { invalidCursor } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { eventNotFound } from './errors.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import type { Participants } from './types.ts';

/** The businesses that joined an event, a page at a time. */
export async function listParticipants(
	context: RequestContext,
	idOrSlug: string,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Participants>> {
	const { database } = context;
	const position = cursor ? readCursor('participants', cursor) : [0, 0];
	if (position?.length !== 2) return invalidCursor;
	const [joinedAt = 0, businessId = 0] = position;
	const [viewer, [event], rows] = await Promise.all([
		currentViewer(context),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		database
			.select({
				joinedAt: joinedColumn(joined.joinedAt, 'joined_at'),
				businessId: joinedColumn(joined.businessId, 'joined_business_id'),
				business: businessFields
			})
			.from(participationsAfter(idOrSlug, { joinedAt, businessId }, limit + 1))
			.leftJoin(businesses, and(eq(businesses.id, joined.businessId), businesses.isVerified))
			.orderBy(asc(joined.joinedAt), asc(joined.businessId))
	]);
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		event: presentEvent(event, viewer, context.now()),
		items: rows
			.slice(0, limit)
			.flatMap(({ business }) => (business ? [presentBusiness(business, viewer)] : [])),
		nextCursor: last ? toCursor('participants', [last.joinedAt ?? 0, last.businessId ?? 0]) : null
	});
}
