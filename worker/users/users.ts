import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { users } from '../database/schema.ts';
import { isVisible, normalizeText } from '../input/text.ts';

/** What Cognito says about a person. The issuer and the subject identify them. */
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
 * Inserts or updates the row of a person in one statement. Two concurrent first requests get the
 * same row, because (issuer, sub) is unique.
 *
 * @param now milliseconds since 1970, UTC
 * @param acceptedTerms the version of the terms that they have just accepted; null for none
 */
export function saveUser(
	database: Database,
	person: Person,
	now: number,
	acceptedTerms: string | null = null
) {
	const { issuer, sub, ...described } = person;
	const attributes = {
		...described,
		name: nameOf(described.name),
		givenName: nameOf(described.givenName),
		familyName: nameOf(described.familyName)
	};
	const times = { createdAt: now, updatedAt: now };
	const terms = acceptedTerms && { termsVersion: acceptedTerms, termsAcceptedAt: now };
	return database
		.insert(users)
		.values({ id: crypto.randomUUID(), issuer, sub, ...attributes, ...times, ...terms })
		.onConflictDoUpdate({
			target: [users.issuer, users.sub],
			set: { ...attributes, updatedAt: now, ...(acceptedTerms && accepts(acceptedTerms, now)) }
		})
		.returning();
}

/** People choose their names at Facebook and Google, so these are normalised like typed text. */
function nameOf(given: string | null): string | null {
	const name = normalizeText(given ?? '').replaceAll('\n', ' ');
	return isVisible(name) ? name : null;
}

/** Stores a version of the terms, with the time when the person first accepted it. */
const accepts = (version: string, now: number) => ({
	termsVersion: version,
	termsAcceptedAt: sql`CASE WHEN ${users.termsVersion} IS ${version} THEN ${users.termsAcceptedAt} ELSE ${now} END`
});

/** Finds the user of a Bearer token, which has no session. */
export async function findUser(database: Database, issuer: string, sub: string) {
	const [user] = await database
		.select()
		.from(users)
		.where(and(eq(users.issuer, issuer), eq(users.sub, sub)))
		.limit(1);
	return user ?? null;
}

/** The id of a person, looked up within a statement of the batch that saves their row. */
export const userIdOf = ({ issuer, sub }: Pick<Person, 'issuer' | 'sub'>) =>
	sql<string>`(SELECT ${users.id} FROM ${users} WHERE ${users.issuer} = ${issuer} AND ${users.sub} = ${sub})`;
