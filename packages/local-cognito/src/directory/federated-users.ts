import type { Person } from '../config/person.ts';
import type { Pool } from '../pool.ts';
import { newUser, type User } from './user.ts';

/**
 * Creates the profile of someone who signs in through a provider for the first time.
 *
 * @throws {TypeError} when the person has no account at a provider
 */
export function createFederatedUser(pool: Pool, person: Person): User {
	const { provider, provider_user_id: userId } = person;
	if (provider === 'COGNITO' || userId === null) {
		throw new TypeError(`${person.name} has no account at a provider.`);
	}
	const username = `${provider}_${userId}`;
	const createdAt = pool.clock.now().getTime();
	const user = newUser({
		sub: pool.directory.wasRemoved(person.sub) ? crypto.randomUUID() : person.sub,
		username: pool.quirks.case_sensitive_usernames ? username : username.toLowerCase(),
		attributes: {},
		status: 'EXTERNAL_PROVIDER',
		enabled: person.enabled,
		// Cognito puts everyone who comes from a provider into a group of that provider.
		groups: [`${pool.config.user_pool_id}_${provider}`, ...person.groups],
		identity: { userId, providerName: provider, dateCreated: createdAt },
		personId: person.id,
		createdAt
	});
	return updateFederatedUser(pool, pool.directory.add(user), person);
}

/**
 * Writes the mapped attributes, as every federated sign-in does. Attributes that the provider no
 * longer sends stay.
 */
export function updateFederatedUser({ directory, quirks }: Pool, user: User, person: Person): User {
	directory.change(user, {
		email_verified: emailVerified(quirks, person),
		name: person.name,
		...(person.email ? { email: person.email } : {}),
		...person.attributes
	});
	return user;
}

function emailVerified(quirks: Pool['quirks'], { provider }: Person): string | null {
	if (provider === 'Google') return 'true';
	return quirks.facebook_email_verified === 'absent' ? null : 'false';
}

/** The profile of a configured person, created now for one from a provider; null once deleted. */
export function profileOf(pool: Pool, person: Person): User | null {
	if (person.provider === 'COGNITO') return pool.directory.bySub(person.sub);
	const known = pool.directory.byIdentity(person.provider, person.provider_user_id);
	return known ?? createFederatedUser(pool, person);
}
