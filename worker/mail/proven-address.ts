import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { users } from '../database/schema.ts';

declare const proven: unique symbol;

/** An e-mail address that its owner has proven to Cognito, or with a code of our own. */
export type ProvenAddress = string & { [proven]: true };

interface AddressRow {
	email: string | null;
	emailVerified: boolean;
}

const isProven = (email: string | null, { emailVerified }: AddressRow): email is ProvenAddress =>
	email !== null && emailVerified;

/** @returns null for somebody without an address, or with one that nobody has proven */
export const provenAddressOf = (user: AddressRow): ProvenAddress | null =>
	isProven(user.email, user) ? user.email : null;

/** Where a person gets mail, in SQL: an address of their own choice comes first. */
export const provenAddress = sql<ProvenAddress | null>`CASE WHEN ${users.mailAddress} IS NOT NULL THEN ${users.mailAddress} WHEN ${users.emailVerified} THEN ${users.email} END`;

/** Whether a person has a proven address. @param personId their id */
export const hasProvenAddress = (personId: string): SQL =>
	sql`EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${personId} AND ${provenAddress} IS NOT NULL)`;

/** Whether somebody here has proven an address, however it is capitalised: without telling who. */
export async function isProvenHere(database: Database, address: string): Promise<boolean> {
	const [person] = await database
		.select({ one: sql`1`.as('one') })
		.from(users)
		.where(sql`lower(${provenAddress}) = ${address.toLowerCase()}`)
		.limit(1);
	return person !== undefined;
}
