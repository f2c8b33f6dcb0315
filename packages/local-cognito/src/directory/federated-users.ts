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
	const user = newUser({
		sub: pool.directory.wasRemoved(person.sub) ? crypto.randomUUID() : person.sub,
		username: pool.quirks.case_sensitive_usernames ? username : username.toLowerCase(),
		attributes: {},
		status: 'EXTERNAL_PROVIDER',
		enabled: person.enabled,
		// Cognito puts everyone who comes from a provider into a group of that provider.
		groups: [`${pool.config.user_pool_id}_${provider}`, ...person.groups],
		identity: { userId, providerName: provider, dateCreated: pool.clock.now().getTime() }
	});
	return pool.directory.add(updateFederatedUser(pool, user, person));
}

/**
 * Writes the mapped attributes, as every federated sign-in does. Attributes that the provider no
 * longer sends stay.
 */
export function updateFederatedUser({ quirks }: Pool, user: User, person: Person): User {
	const { attributes } = user;
	if (person.provider === 'Google') attributes['email_verified'] = 'true';
	else if (quirks.facebook_email_verified === 'absent') delete attributes['email_verified'];
	else attributes['email_verified'] = 'false';
	attributes['name'] = person.name;
	if (person.email) attributes['email'] = person.email;
	Object.assign(attributes, person.attributes);
	return user;
}

/** The profile of a configured person, created now for one from a provider; null once deleted. */
export function profileOf(pool: Pool, person: Person): User | null {
	if (person.provider === 'COGNITO') return pool.directory.bySub(person.sub);
	const known = pool.directory.byIdentity(person.provider, person.provider_user_id);
	return known ?? createFederatedUser(pool, person);
}
