import * as v from 'valibot';
import { email } from '../input/fields.ts';
import { memberRoles, roles } from '../users/team-roles.ts';

const roleMessage = 'Please choose a role.';

export const roleChange = v.object({ role: v.picklist(memberRoles, roleMessage) });

const blankAsNull = v.transform((text: string | null) => text || null);

export const newInvitation = v.object({
	role: v.picklist(roles, roleMessage),
	/** The invitation is sent there. Without one, the link is for passing on. */
	email: v.pipe(v.nullish(v.union([v.literal(''), email]), null), blankAsNull)
});

export const acceptance = v.object({ token: v.pipe(v.string(), v.maxLength(100)) });
