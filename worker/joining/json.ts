import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import { requestStates } from './schema.ts';
import type { JoinRequest, Participation } from './types.ts';

const pair = { event_id: wholeNumber, business_id: wholeNumber };

/** The business takes part. */
export const joinedJson = v.object({
	...pair,
	joined: v.literal(true),
	already_joined: v.boolean()
});

/** The business does not take part (yet). */
export const notJoinedJson = v.object({
	...pair,
	joined: v.literal(false),
	state: v.picklist(requestStates)
});

export const leftJson = v.object({
	...pair,
	joined: v.literal(false),
	already_left: v.boolean()
});

export const requestJson = v.object({
	business: v.object({ id: wholeNumber, slug: v.string(), name: v.string() }),
	state: v.picklist(requestStates),
	reason: v.nullable(v.string()),
	since: v.pipe(v.string(), v.isoTimestamp())
});

const pairToJson = ({ eventId, businessId }: Participation) => ({
	event_id: eventId,
	business_id: businessId
});

/** Converts what became of joining, or of a decision of the host, to the API's JSON. */
export const participationToJson = (participation: Participation) =>
	participation.state === 'joined'
		? { ...pairToJson(participation), joined: true, already_joined: participation.already }
		: { ...pairToJson(participation), joined: false, state: participation.state };

export const leftToJson = (participation: Participation) => ({
	...pairToJson(participation),
	joined: false,
	already_left: participation.already
});

export const requestToJson = ({
	business,
	state,
	reason,
	since
}: JoinRequest): v.InferOutput<typeof requestJson> => ({ business, state, reason, since });
