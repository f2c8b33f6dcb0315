import { and, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { joinRequests } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import {
	alreadyTakingPart,
	notTakingPart,
	requestDeclined,
	requestNotFound,
	tooManyInvited,
	tryAgain
} from './errors.ts';
import { findGuest } from './find-pair.ts';
import { endParticipation } from './leave.ts';
import {
	hasRoom,
	idsOf,
	isInState,
	isJoined,
	isRequest,
	placeIn,
	selectStanding,
	tagsOf
} from './pair.ts';
import type { Pair } from './pair.ts';
import { putInState } from './put-in-state.ts';
import { refusal } from './schema.ts';
import { takePlace } from './take-place.ts';
import { tellBusiness, tellRefused } from './tell.ts';
import type { Participation, RequestState } from './types.ts';

/** States in which a business waits for the host, or for a place. */
const open: RequestState[] = ['requested', 'waiting'];

/** How often it is tried because places were taken or became free meanwhile. */
const attempts = 3;

/** Lets a business that asked take part. Without a free place, it waits for one. */
export async function acceptRequest(
	context: RequestContext,
	idOrSlug: string,
	business: string
): Promise<Result<Participation>> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const found = await findGuest(context, idOrSlug, business);
		if (found.kind === 'error') return found;
		const { standing } = found;
		if (standing === 'declined') return requestDeclined;
		if (standing === 'joined') return ok({ ...idsOf(found), state: standing, already: true });
		if (standing === null || standing === 'invited') return requestNotFound;
		const accepted = await accept(context, found, found.viewer);
		if (accepted) return accepted;
	}
	return tryAgain;
}

/** @returns null if places were taken or became free meanwhile */
async function accept(
	context: RequestContext,
	pair: Pair,
	viewer: Viewer
): Promise<Result<Participation> | null> {
	const ids = idsOf(pair);
	const already = pair.standing === 'waiting';
	if (hasRoom(pair.event)) {
		return (await letIn(context, pair, viewer))
			? ok({ ...ids, state: 'joined', already: false })
			: null;
	}
	return already || (await letWait(context, pair, viewer))
		? ok({ ...ids, state: 'waiting', already })
		: null;
}

/** @returns whether the business takes part now */
async function letIn({ database, now }: RequestContext, pair: Pair, viewer: Viewer) {
	const at = now();
	const ids = idsOf(pair);
	const [inserted] = await database.batch([
		...takePlace(database, pair, isInState(database, ids, open), at),
		tellBusiness(database, 'join_accepted', pair, {
			by: viewer.id,
			now: at,
			condition: isJoined(database, ids)
		}),
		recordPurges(database, tagsOf(pair), at)
	]);
	return inserted.meta.changes > 0;
}

/** @returns whether the business waits for a place now */
async function letWait({ database, now }: RequestContext, pair: Pair, viewer: Viewer) {
	const at = now();
	const ids = idsOf(pair);
	const [{ meta }] = await database.batch([
		database
			.update(joinRequests)
			.set({ state: 'waiting', personId: viewer.id, since: at })
			.where(and(isRequest(ids, ['requested']), sql`NOT ${placeIn(database, ids.eventId)}`)),
		tellBusiness(database, 'join_waiting', pair, {
			by: viewer.id,
			now: at,
			condition: isInState(database, ids, ['waiting'])
		})
	]);
	return meta.changes > 0;
}

/** Turns a business down that asked, and tells it why. */
export async function declineRequest(
	context: RequestContext,
	idOrSlug: string,
	business: string,
	raw: unknown
): Promise<Result<Participation>> {
	const { database, now } = context;
	const found = await findGuest(context, idOrSlug, business);
	if (found.kind === 'error') return found;
	const parsed = parseInput(refusal, raw);
	if (parsed.kind === 'error') return parsed;
	const { standing, viewer } = found;
	const ids = idsOf(found);
	if (standing === 'joined') return alreadyTakingPart;
	if (standing === 'declined') return ok({ ...ids, state: 'declined', already: true });
	const { reason } = parsed.input;
	const [, { meta }] = await database.batch([
		tellRefused(
			database,
			'join_declined',
			{ ...found, reason },
			{ by: viewer.id, now: now(), condition: isInState(database, ids, open) }
		),
		database
			.update(joinRequests)
			.set({ state: 'declined', reason, personId: viewer.id, since: now() })
			.where(isRequest(ids, open))
	]);
	return meta.changes > 0 ? ok({ ...ids, state: 'declined', already: false }) : requestNotFound;
}

/** How many invitations to an event are open, up to the limit. */
const openInvitationsTo = (eventId: number): SQL<number> => sql<number>`(
	SELECT count(*) FROM (
		SELECT 1 FROM ${joinRequests} WHERE ${joinRequests.eventId} = ${eventId}
			AND ${joinRequests.state} = 'invited' LIMIT ${limits.eventInvitations}
	)
)`;

/** Invites a business. If it has asked already, both sides agree, and it takes part. */
export async function inviteBusiness(
	context: RequestContext,
	idOrSlug: string,
	business: string
): Promise<Result<Participation>> {
	const { database, now } = context;
	const found = await findGuest(context, idOrSlug, business);
	if (found.kind === 'error') return found;
	const { standing, viewer } = found;
	const ids = idsOf(found);
	if (standing === 'joined') return alreadyTakingPart;
	if (standing === 'invited') return ok({ ...ids, state: 'invited', already: true });
	if (standing === 'requested' || standing === 'waiting') {
		const accepted = await accept(context, found, viewer);
		return accepted ?? acceptRequest(context, idOrSlug, business);
	}
	const at = now();
	const [, [after]] = await database.batch([
		putInState(database, found, 'invited', {
			...{ by: viewer.id, now: at, from: ['declined'] },
			condition: lt(openInvitationsTo(ids.eventId), limits.eventInvitations)
		}),
		selectStanding(database, String(ids.eventId), String(ids.businessId)),
		tellBusiness(database, 'business_invited', found, {
			by: viewer.id,
			now: at,
			condition: isInState(database, ids, ['invited'])
		})
	]);
	const state = after?.standing ?? null;
	return state === 'invited' ? ok({ ...ids, state, already: false }) : tooManyInvited;
}

/**
 * Ends the participation of a business, which cannot come back uninvited; or takes an invitation back.
 */
export async function removeBusiness(
	context: RequestContext,
	idOrSlug: string,
	business: string
): Promise<Result<Participation>> {
	const { database, now } = context;
	const found = await findGuest(context, idOrSlug, business);
	if (found.kind === 'error') return found;
	const { viewer } = found;
	const ids = idsOf(found);
	const at = now();
	const isGuest = found.event.hostId !== found.business.id;
	const [, ended, , , takenBack] = await database.batch([
		tellRefused(
			database,
			'business_removed',
			{ ...found, reason: null },
			{ by: viewer.id, now: at, condition: isJoined(database, ids) }
		),
		...endParticipation(database, found),
		putInState(database, found, 'declined', {
			...{ by: viewer.id, now: at, from: [] },
			condition: sql`${isGuest && found.standing === 'joined'}`
		}),
		database.delete(joinRequests).where(isRequest(ids, ['invited'])),
		recordPurges(database, tagsOf(found), at)
	]);
	if (ended.meta.changes + takenBack.meta.changes === 0) return notTakingPart;
	const state = isGuest && found.standing === 'joined' ? 'declined' : null;
	return ok({ ...ids, state, already: false });
}
