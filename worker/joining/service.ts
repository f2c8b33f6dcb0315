import type { RequestContext } from '../request-context.ts';
import { acceptRequest, declineRequest, inviteBusiness, removeBusiness } from './decide.ts';
import { joinEvent } from './join.ts';
import { findJoinable, findLastPlace } from './joinable.ts';
import { leaveEvent } from './leave.ts';
import { listOwnStandings } from './own-standings.ts';
import { listRequests } from './requests.ts';
import type { JoiningService } from './types.ts';

/** What the viewer of a request may do about who takes part in events. */
export const createJoiningService = (context: RequestContext): JoiningService => ({
	join: (idOrSlug, input) => joinEvent(context, idOrSlug, input),
	leave: (idOrSlug, input) => leaveEvent(context, idOrSlug, input),
	joinable: (business, filter) => findJoinable(context, business, filter),
	lastPlace: (business) => findLastPlace(context, business),
	ownStandings: (idOrSlug, request) => listOwnStandings(context, idOrSlug, request),
	requests: (idOrSlug, filter) => listRequests(context, idOrSlug, filter),
	accept: (idOrSlug, business) => acceptRequest(context, idOrSlug, business),
	decline: (idOrSlug, business, input) => declineRequest(context, idOrSlug, business, input),
	invite: (idOrSlug, business) => inviteBusiness(context, idOrSlug, business),
	remove: (idOrSlug, business) => removeBusiness(context, idOrSlug, business)
});
