import type { RequestContext } from '../request-context.ts';
import { acceptOffer, findOffer } from './accept.ts';
import { invite, withdrawInvitation } from './invitations.ts';
import { changeRole, findTeam, removeMember } from './members.ts';
import type { TeamService } from './types.ts';

/** What the viewer of a request may do with the teams of businesses. */
export const createTeamService = (context: RequestContext): TeamService => ({
	find: (idOrSlug) => findTeam(context, idOrSlug),
	changeRole: (idOrSlug, personId, input) => changeRole(context, idOrSlug, personId, input),
	remove: (idOrSlug, personId) => removeMember(context, idOrSlug, personId),
	invite: (idOrSlug, input) => invite(context, idOrSlug, input),
	withdraw: (idOrSlug, invitationId) => withdrawInvitation(context, idOrSlug, invitationId),
	offer: (token) => findOffer(context, token),
	accept: (token) => acceptOffer(context, token)
});
