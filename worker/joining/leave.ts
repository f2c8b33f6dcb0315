import { sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import type { Database } from '../database/client.ts';
import { eventBusinesses, joinRequests } from '../database/schema.ts';
import { removePostings } from '../database/sql/change-postings.ts';
import { postingOfBusiness } from '../events/postings.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { findOwnPair } from './find-pair.ts';
import { idsOf, isJoined, isParticipation, isRequest, tagsOf } from './pair.ts';
import type { Pair } from './pair.ts';
import { tellHostOf } from './tell.ts';
import type { Participation, RequestState } from './types.ts';

/** What its own people can end. A refusal of the host stays. */
const ended: RequestState[] = ['requested', 'waiting', 'invited'];

/**
 * Ends what the viewer's business has to do with an event: it leaves, withdraws its request, or turns
 * down an invitation. Leaving twice has no further effect.
 */
export async function leaveEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	const { database, now } = context;
	const found = await findOwnPair(context, idOrSlug, raw);
	if (found.kind === 'error') return found;
	const ids = idsOf(found);
	const [, left, , withdrawn] = await database.batch([
		tellHostOf(database, 'business_left', found, {
			by: found.viewer.id,
			now: now(),
			condition: isJoined(database, ids)
		}),
		...endParticipation(database, found),
		database.delete(joinRequests).where(isRequest(ids, ended)),
		recordPurges(database, tagsOf(found), now())
	]);
	const already = left.meta.changes === 0 && withdrawn.meta.changes === 0;
	return ok({ ...ids, state: found.standing === 'declined' ? 'declined' : null, already });
}

/** Statements that end a participation. A host that leaves stays listed as the host. */
export function endParticipation(database: Database, pair: Pair) {
	const { event, business } = pair;
	const removed = event.hostId === business.id ? [] : [postingOfBusiness(event, business.id)];
	return [
		database.delete(eventBusinesses).where(isParticipation(idsOf(pair))),
		removePostings(database, removed, sql`TRUE`)
	] as const;
}
