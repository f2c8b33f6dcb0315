import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { users } from '../database/schema.ts';

/** What Cognito says about a person. The issuer and the subject are who they are. */
export interface Person {
	issuer: string;
	sub: string;
	username: string;
	email: string | null;
	emailVerified: boolean;
	name: string | null;
	givenName: string | null;
	familyName: string | null;
	identityProvider: string;
}

/**
 * One statement that makes the person's row or refreshes it. Two first requests at once meet the
 * unique index on (issuer, sub), and both get the same row.
 *
 * @param now milliseconds since 1970, UTC
 */
export function saveUser(database: Database, person: Person, now: number) {
	const { issuer, sub, ...attributes } = person;
	return database
		.insert(users)
		.values({ id: crypto.randomUUID(), issuer, sub, ...attributes, createdAt: now, updatedAt: now })
		.onConflictDoUpdate({
			target: [users.issuer, users.sub],
			set: { ...attributes, updatedAt: now }
		})
		.returning();
}

/** The person's row, for Bearer tokens, which have no session that would name it. */
export async function findUser(database: Database, issuer: string, sub: string) {
	const [user] = await database
		.select()
		.from(users)
		.where(and(eq(users.issuer, issuer), eq(users.sub, sub)))
		.limit(1);
	return user ?? null;
}

/** The id of the person, inside a statement of the same batch that makes their row. */
export const userIdOf = ({ issuer, sub }: Pick<Person, 'issuer' | 'sub'>) =>
	sql<string>`(SELECT ${users.id} FROM ${users} WHERE ${users.issuer} = ${issuer} AND ${users.sub} = ${sub})`;
