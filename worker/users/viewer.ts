import type { CognitoConfig } from '../config.ts';
import { permissionsOf } from './grants.ts';
import type { Claims } from './grants.ts';
import type { Permission } from './permissions.ts';

/** The person behind a request, as the rest of the site sees them. */
export interface Viewer {
	/** Ours, not Cognito's: stable and safe to show in a URL. */
	id: string;
	/** Cognito's username: for display and support, never to decide who someone is. */
	username: string;
	email: string | null;
	/** Whether Cognito knows that the address is theirs. */
	emailVerified: boolean;
	/** Their display name: never empty. */
	name: string;
	firstName: string | null;
	lastName: string | null;
	/** The name of Cognito's identity provider (`Facebook`, `Google`), or `Cognito` for e-mail. */
	identityProvider: string;
	/** The person's own groups, without the ones that Cognito makes for each provider. */
	groups: readonly string[];
	/** What they may do as a moderator. */
	permissions: readonly Permission[];
	/** Whether a moderator keeps them from doing anything but leaving. */
	isSuspended: boolean;
	/** RFC 3339, UTC: when this session began; null for a Bearer token, which has none. */
	signedInAt: string | null;
}

interface UserRow {
	id: string;
	username: string;
	email: string | null;
	emailVerified: boolean;
	name: string | null;
	givenName: string | null;
	familyName: string | null;
	identityProvider: string;
	suspendedAt: number | null;
}

/**
 * @param token the claims of the access token, null for one that could not be verified. Groups such
 * as `<pool id>_Facebook`, which only tell the provider, are left out
 * @param signedInAt milliseconds since 1970, UTC
 */
export function toViewer(
	user: UserRow,
	token: { groups: readonly string[]; all: Claims } | null,
	signedInAt: number | null,
	{ userPoolId, grants }: Pick<CognitoConfig, 'userPoolId' | 'grants'>
): Viewer {
	const { groups = [], all = {} } = token ?? {};
	const own = ownGroupsOf(groups, userPoolId);
	return {
		id: user.id,
		username: user.username,
		email: user.email,
		emailVerified: user.emailVerified,
		name: displayNameOf(user),
		firstName: user.givenName,
		lastName: user.familyName,
		identityProvider: user.identityProvider,
		groups: own,
		permissions: user.suspendedAt === null ? permissionsOf(grants, own, all) : [],
		isSuspended: user.suspendedAt !== null,
		signedInAt: signedInAt === null ? null : new Date(signedInAt).toISOString()
	};
}

const ownGroupsOf = (groups: readonly string[], userPoolId: string) =>
	groups.filter((group) => !group.startsWith(`${userPoolId}_`));

/** What the holder of a verified access token may do as a moderator. */
export const permissionsOfToken = (
	{ groups, all }: { groups: readonly string[]; all: Claims },
	{ userPoolId, grants }: Pick<CognitoConfig, 'userPoolId' | 'grants'>
): Permission[] => permissionsOf(grants, ownGroupsOf(groups, userPoolId), all);

/** What a person is called: never empty. */
export function displayNameOf({
	name,
	givenName,
	familyName,
	email,
	username
}: Omit<UserRow, 'id' | 'identityProvider' | 'suspendedAt'>): string {
	const parts = [givenName, familyName].filter(Boolean).join(' ');
	return name?.trim() || parts.trim() || email?.split('@')[0] || username;
}
