import * as v from 'valibot';
import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';

/** What everybody may do whose access token has a claim with this value. */
export interface Grant {
	claim: string;
	value: string;
	permissions: readonly Permission[];
}

/** The claims of a verified access token, by name. */
export type Claims = Readonly<Record<string, unknown>>;

const groupsClaim = 'cognito:groups';

/** Claims whose value a person chooses, or may lose to somebody else. Groups are keys themselves. */
const refusedClaims = [
	groupsClaim,
	'username',
	'cognito:username',
	'preferred_username',
	'email',
	'phone_number'
];

const example = '{"admins": ["review", "verify"], "custom:role=editor": ["review"]}';
const invalid = `PERMISSIONS must be JSON such as ${example}. The permissions are ${permissions.join(', ')}.`;

const claimOf = (key: string) => key.slice(0, Math.max(key.indexOf('='), 0));

const key = v.pipe(
	v.string(),
	v.trim(),
	v.check((text) => /^[^=]+(?:=.+)?$/s.test(text), invalid),
	v.check(
		(text) => !refusedClaims.includes(claimOf(text)),
		({ input }) => `PERMISSIONS cannot depend on the claim ${claimOf(input)}. Use a group.`
	)
);

const permissionsByKey = v.record(key, v.array(v.picklist(permissions, invalid), invalid), invalid);

const toGrant = ([text, granted]: [string, Permission[]]): Grant => {
	const claim = claimOf(text);
	return claim === ''
		? { claim: groupsClaim, value: text, permissions: granted }
		: { claim, value: text.slice(claim.length + 1), permissions: granted };
};

/**
 * The setting PERMISSIONS, as an object or as its JSON. Each key is a group, or `claim=value` of
 * the access token.
 */
export const grantsSetting = v.pipe(
	v.union([v.pipe(v.string(), v.parseJson(undefined, invalid)), v.unknown()]),
	permissionsByKey,
	v.transform((lists) => Object.entries(lists).map(toGrant))
);

/** Every permission, for the members of one group. */
export const allToGroup = (group: string): readonly Grant[] => [
	{ claim: groupsClaim, value: group, permissions }
];

/**
 * What the holder of an access token may do.
 *
 * @param groups the person's own groups
 */
export function permissionsOf(
	grants: readonly Grant[],
	groups: readonly string[],
	claims: Claims
): Permission[] {
	const granted = grants
		.filter(({ claim, value }) =>
			claim === groupsClaim ? groups.includes(value) : valuesOf(claims[claim]).includes(value)
		)
		.flatMap((grant) => grant.permissions);
	return permissions.filter((permission) => granted.includes(permission));
}

/** A claim has one value or a list of them. Objects have none that a setting can name. */
const valuesOf = (claim: unknown): string[] =>
	(Array.isArray(claim) ? claim : [claim])
		.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
		.map(String);
