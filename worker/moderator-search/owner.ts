import { users } from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { can } from '../users/can.ts';
import { displayNameOf } from '../users/viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import type { PersonName } from './types.ts';

/** The columns of the owner, in a query that joins `users`. */
export const ownerFields = {
	// The table of businesses has an owner_id of its own.
	ownerId: joinedColumn(users.id, 'owner_person_id'),
	ownerUsername: joinedColumn(users.username, 'owner_username'),
	ownerName: joinedColumn(users.name, 'owner_name'),
	ownerGivenName: joinedColumn(users.givenName, 'owner_given_name'),
	ownerFamilyName: joinedColumn(users.familyName, 'owner_family_name')
};

type OwnerRow = Record<keyof typeof ownerFields, string | null>;

/** Who owns something; null for nobody, and for viewers who may not see that. */
export const ownerOf = (row: OwnerRow, viewer: Viewer): PersonName | null =>
	can(viewer, 'people') ? personNameOf(row) : null;

/** null for nobody. */
export function personNameOf(row: OwnerRow): PersonName | null {
	const { ownerId: id, ownerUsername: username } = row;
	if (id === null || username === null) return null;
	const names = { name: row.ownerName, givenName: row.ownerGivenName };
	return { id, name: nameOf({ ...names, familyName: row.ownerFamilyName, username }) };
}

type Names = Omit<Parameters<typeof displayNameOf>[0], 'email' | 'emailVerified'>;

/** What somebody is called, without their address. */
export const nameOf = (names: Names): string =>
	displayNameOf({ ...names, email: null, emailVerified: false });
