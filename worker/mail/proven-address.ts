import { sql } from 'drizzle-orm';
import { users } from '../database/schema.ts';

declare const proven: unique symbol;

/** An e-mail address that its owner has proven to Cognito. */
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

/** The same in SQL. */
export const provenAddress = sql<ProvenAddress | null>`CASE WHEN ${users.emailVerified} THEN ${users.email} END`;
