import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { identities, poolLeftovers, users } from '../database/schema.ts';
import { isVisible, normalizeText } from '../input/text.ts';
import { nameWordsOf, replaceNameWords } from './name-words.ts';

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
	/** Their id at that provider; null for e-mail. */
	providerUserId: string | null;
}

/**
 * Statements that insert or update a person and the identity that they signed in with. The first one
 * returns the person. Two concurrent first requests get the same row, because (issuer, sub) is
 * unique.
 *
 * @param now milliseconds since 1970, UTC
 * @param acceptedTerms the version of the terms that they have just accepted; null for none
 */
export const savePerson = (
	database: Database,
	person: Person,
	now: number,
	acceptedTerms: string | null = null
) => [saveUser(database, person, now, acceptedTerms), saveIdentity(database, person, now)] as const;

/**
 * Statements for the same batch, after those of {@link savePerson}: moderators find the person by the
 * names, and the pool keeps its user.
 */
export const completePerson = (database: Database, person: Person) =>
	[
		keepPoolUser(database, person),
		...replaceNameWords(database, firstOf(person), nameWordsOf(namesOf(person)))
	] as const;

function saveUser(database: Database, person: Person, now: number, acceptedTerms: string | null) {
	const { issuer, sub, providerUserId: _, ...described } = person;
	const attributes = { ...described, ...namesOf(described) };
	const times = { createdAt: now, updatedAt: now };
	const terms = acceptedTerms && { termsVersion: acceptedTerms, termsAcceptedAt: now };
	const changes = { updatedAt: now, ...(acceptedTerms && accepts(acceptedTerms, now)) };
	const id = sql`coalesce(${userIdOf(person)}, ${crypto.randomUUID()})`;
	return (
		database
			.insert(users)
			.values({ id, issuer, sub, ...attributes, ...times, ...terms })
			.onConflictDoUpdate({
				target: [users.issuer, users.sub],
				set: { ...attributes, ...changes }
			})
			// A linked identity leads to the person, and changes nothing that is shown about them.
			.onConflictDoUpdate({ target: users.id, set: changes })
			.returning()
	);
}

/** The id of the person whose attributes are those of this identity; null for a linked one. */
const firstOf = ({ issuer, sub }: Person) =>
	sql`(SELECT ${users.id} FROM ${users} WHERE ${users.issuer} = ${issuer} AND ${users.sub} = ${sub})`;

/** Comes after the statement that saves the person, who may be new. */
function saveIdentity(database: Database, person: Person, now: number) {
	const { issuer, sub, identityProvider: provider, providerUserId, username } = person;
	return database
		.insert(identities)
		.values({
			issuer,
			sub,
			userId: sql`coalesce(${userIdOf(person)}, ${firstOf(person)})`,
			provider,
			providerUserId,
			username,
			createdAt: now,
			signedInAt: now
		})
		.onConflictDoUpdate({
			target: [identities.issuer, identities.sub],
			set: {
				provider,
				providerUserId: sql`coalesce(excluded.provider_user_id, ${identities.providerUserId})`,
				username,
				signedInAt: now
			}
		});
}

/** Whoever signs in again is not deleted in the pool any more. */
const keepPoolUser = (database: Database, { issuer, sub }: Person) =>
	database
		.delete(poolLeftovers)
		.where(and(eq(poolLeftovers.issuer, issuer), eq(poolLeftovers.sub, sub)));

const namesOf = ({
	name,
	givenName,
	familyName
}: Pick<Person, 'name' | 'givenName' | 'familyName'>) => ({
	name: nameOf(name),
	givenName: nameOf(givenName),
	familyName: nameOf(familyName)
});

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
		.select(getTableColumns(users))
		.from(identities)
		.innerJoin(users, eq(users.id, identities.userId))
		.where(and(eq(identities.issuer, issuer), eq(identities.sub, sub)))
		.limit(1);
	return user ?? null;
}

/** The id of the person whom an identity leads to, looked up within a statement. */
export const userIdOf = ({ issuer, sub }: Pick<Person, 'issuer' | 'sub'>) =>
	sql<string>`(SELECT ${identities.userId} FROM ${identities} WHERE ${identities.issuer} = ${issuer} AND ${identities.sub} = ${sub})`;
