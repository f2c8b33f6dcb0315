import { and, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import type { Database } from '../database/client.ts';
import { joinRequests } from '../database/schema.ts';
import type { Result } from '../http/result.ts';
import { ok } from '../http/result.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { tooManyRequests, tryAgain } from './errors.ts';
import { findOwnPair } from './find-pair.ts';
import {
	hasRoom,
	idsOf,
	isInState,
	isJoined,
	nobodyElseWaits,
	placeIn,
	standingOf,
	tagsOf
} from './pair.ts';
import type { Pair } from './pair.ts';
import { putInState } from './put-in-state.ts';
import { takePlace } from './take-place.ts';
import { tellHostOf } from './tell.ts';
import type { Participation, Standing } from './types.ts';
import { wayIn } from './way-in.ts';

/** How often joining is tried again because the event or the business changed meanwhile. */
const attempts = 3;

/**
 * Lets the viewer's business take part in an event, ask its host, or wait for a place. Joining twice
 * has no further effect.
 */
export async function joinEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	let isLimited = false;
	for (let attempt = 0; attempt < attempts; attempt++) {
		const found = await findOwnPair(context, idOrSlug, raw);
		if (found.kind === 'error') return found;
		const way = wayIn(found, found.viewer);
		if (typeof way === 'object') return way;
		const ids = idsOf(found);
		if (way === 'stay') return ok({ ...ids, state: found.standing, already: true });
		const { state, open, already } = await attemptOf(way, found)(context, found, found.viewer);
		if (state === 'joined' || state === 'waiting' || state === 'requested') {
			return ok({ ...ids, state, already });
		}
		isLimited = open >= limits.joinRequests;
	}
	return isLimited ? tooManyRequests : tryAgain;
}

/** What to try, by what was read. The statements check it again. */
function attemptOf(way: 'enter' | 'ask', { event, isQueued }: Pair) {
	if (way === 'ask') return ask;
	return hasRoom(event) && !isQueued ? take : queue;
}

/** How many answers and places a business waits for, up to the limit. */
const openRequestsOf = (businessId: number): SQL<number> => sql<number>`(
	SELECT count(*) FROM (
		SELECT 1 FROM ${joinRequests} WHERE ${joinRequests.businessId} = ${businessId}
			AND ${joinRequests.state} IN ('requested', 'waiting') LIMIT ${limits.joinRequests}
	)
)`;

/** What the business has to do with the event after the statements before it. */
const selectOutcome = (database: Database, { event, business }: Pair) =>
	database
		.select({
			standing: standingOf({ event: sql`${event.id}`, business: sql`${business.id}` }),
			open: openRequestsOf(business.id).as('open')
		})
		.from(sql`(SELECT 1)`);

interface Outcome {
	state: Standing;
	open: number;
	/** Whether it took part before, by a request that was faster. */
	already: boolean;
}

/** Takes a place. If others were faster, nothing happens. */
async function take(
	{ database, now }: RequestContext,
	pair: Pair,
	viewer: Viewer
): Promise<Outcome> {
	const at = now();
	const ids = idsOf(pair);
	const [inserted, , , , [after]] = await database.batch([
		...takePlace(database, pair, nobodyElseWaits(database, ids), at),
		selectOutcome(database, pair),
		recordPurges(database, tagsOf(pair), at),
		tellHostOf(database, 'business_joined', pair, {
			by: viewer.id,
			now: at,
			condition: isJoined(database, ids)
		})
	]);
	const state = after?.standing ?? null;
	const already = state === 'joined' && inserted.meta.changes === 0;
	return { state, open: after?.open ?? 0, already };
}

/** Waits for a place, behind those that do already. If there is one by now, nothing happens. */
async function queue(
	{ database, now }: RequestContext,
	pair: Pair,
	viewer: Viewer
): Promise<Outcome> {
	const at = now();
	const ids = idsOf(pair);
	const isFree = and(placeIn(database, ids.eventId), nobodyElseWaits(database, ids));
	const [, [after]] = await database.batch([
		putInState(database, pair, 'waiting', {
			...{ by: viewer.id, now: at, from: ['invited', 'requested', 'declined'] },
			condition: sql`NOT (${isFree}) AND ${lt(openRequestsOf(ids.businessId), limits.joinRequests)}`
		}),
		selectOutcome(database, pair)
	]);
	return { state: after?.standing ?? null, open: after?.open ?? 0, already: false };
}

async function ask(
	{ database, now }: RequestContext,
	pair: Pair,
	viewer: Viewer
): Promise<Outcome> {
	const at = now();
	const [, [after]] = await database.batch([
		putInState(database, pair, 'requested', {
			...{ by: viewer.id, now: at, from: [] },
			condition: lt(openRequestsOf(pair.business.id), limits.joinRequests)
		}),
		selectOutcome(database, pair),
		tellHostOf(database, 'join_requested', pair, {
			by: viewer.id,
			now: at,
			condition: isInState(database, idsOf(pair), ['requested'])
		})
	]);
	return { state: after?.standing ?? null, open: after?.open ?? 0, already: false };
}
