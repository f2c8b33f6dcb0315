import { err } from '../http/result.ts';
import { limits } from '../limits.ts';

export const memberNotFound = err(
	404,
	'member_not_found',
	"That person isn't in the team",
	'They may have left, or were removed in another tab.'
);

export const ownerStays = err(
	409,
	'last_owner',
	'A business needs an owner',
	'Hand the business over first. Then you can leave.'
);

export const onlyOwnerManagesTeam = err(
	403,
	'not_owner',
	'Only the owner can do that',
	'You do not have permission to manage this team. Ask the owner.'
);

export const tooManyInvitations = err(
	422,
	'limit_reached',
	'Too many invitations are open',
	`A business can have ${limits.invitations} open invitations, and you can make ${limits.invitationsPerDay} a day. Withdraw one, or try again tomorrow.`,
	[]
);

export const teamFull = err(
	422,
	'limit_reached',
	'This team is full',
	`A team has ${limits.members} people beside the owner, and one person can be in ${limits.memberships} teams. Ask the owner to make room.`
);

export const invitationNotFound = err(
	404,
	'invitation_not_found',
	'This invitation is no longer valid',
	'It has expired, has been used, or was withdrawn. Ask for a new one.'
);

export const alreadyInTeam = err(
	409,
	'already_member',
	"You're in this team already",
	'Send the link to the person whom it is for.'
);

export const mailNeedsVerification = err(
	409,
	'not_verified',
	"We can't send that yet",
	'We write to people for businesses that are verified. Make a link and pass it on yourself.',
	[]
);
