import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import { roles } from '../users/team-roles.ts';
import type { Invitation, Membership, NewInvitation, TeamMember } from './types.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const role = v.picklist(roles);

export const memberJson = v.object({
	person_id: v.string(),
	name: v.string(),
	role,
	since: v.nullable(instant)
});

export const invitationJson = v.object({
	id: wholeNumber,
	role,
	email: v.nullable(v.string()),
	created_at: instant,
	expires_at: instant
});

/** `url` is told once. */
export const newInvitationJson = v.object({ ...invitationJson.entries, url: v.string() });

export const membershipJson = v.object({ business_id: wholeNumber, role });

export const memberToJson = ({ personId, name, role: given, since }: TeamMember) => ({
	person_id: personId,
	name,
	role: given,
	since
});

export const invitationToJson = (invitation: Invitation): v.InferOutput<typeof invitationJson> => ({
	id: invitation.id,
	role: invitation.role,
	email: invitation.address,
	created_at: invitation.createdAt,
	expires_at: invitation.expiresAt
});

/** @param origin the site's own */
export const newInvitationToJson = (invitation: NewInvitation, origin: string) => ({
	...invitationToJson(invitation),
	url: origin + invitation.path
});

export const membershipToJson = ({ businessId, role: given }: Membership) => ({
	business_id: businessId,
	role: given
});
