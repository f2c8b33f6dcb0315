/** What somebody can be in the team of a business. Each business has one owner at most. */
export const roles = ['owner', 'manager', 'helper'] as const;

export type Role = (typeof roles)[number];

/** Those who work for a business beside its owner. */
export const memberRoles = ['manager', 'helper'] as const;

export type MemberRole = (typeof memberRoles)[number];

const everyRole = roles;
const managers = ['owner', 'manager'] as const satisfies readonly Role[];
const owner = ['owner'] as const satisfies readonly Role[];

/** What each role may do with its business: the one table that says so. */
const permitted = {
	/** Before it is public, too. */
	see: everyRole,
	see_team: everyRole,
	/** Who asks to join the events that it hosts. */
	read_requests: everyRole,
	/** To say where it is now. */
	be_here: everyRole,
	/** Its texts and pictures, its events, and what it joins. */
	manage: managers,
	manage_team: owner,
	hand_over: owner,
	delete: owner
} as const satisfies Record<string, readonly Role[]>;

export type TeamAction = keyof typeof permitted;

/** The roles that may do something. */
export const rolesThatMay = (action: TeamAction): readonly Role[] => permitted[action];

/** @param role null for somebody who is not in the team */
export const roleMay = (role: Role | null, action: TeamAction): boolean =>
	role !== null && rolesThatMay(action).includes(role);

/** Somebody who works for a business without owning it. */
export interface Member {
	personId: string;
	role: MemberRole;
}
