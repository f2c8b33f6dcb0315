import type { Config } from '../config/config.ts';
import type { Person } from '../config/person.ts';
import type { Provider } from '../config/provider.ts';
import { newUser, type User } from './user.ts';

export interface Directory {
	/** Everyone whom the pool or a provider knows from the start. */
	people: readonly Person[];
	bySub(sub: string): User | null;
	/** The user with a password and this address, ignoring case. */
	byEmail(email: string): User | null;
	byIdentity(provider: Provider, providerUserId: string | null): User | null;
	add(user: User): User;
	remove(user: User): void;
	/** Whether a user with this sub was removed: a sub is never reused. */
	wasRemoved(sub: string): boolean;
}

/** The users of the pool, in memory. It starts with the people of the configuration. */
export function createDirectory({ people, default_password }: Config): Directory {
	const users = new Map<string, User>();
	const removed = new Set<string>();
	const find = (matches: (user: User) => boolean) => [...users.values()].find(matches) ?? null;
	const add = (user: User) => {
		users.set(user.sub, user);
		return user;
	};
	for (const person of people) {
		if (person.provider === 'COGNITO') add(userOfPerson(person, default_password));
	}

	return {
		people,
		add,
		bySub: (sub) => users.get(sub) ?? null,
		byEmail(email) {
			const wanted = email.trim().toLowerCase();
			return find(
				({ identity, attributes }) => !identity && attributes['email']?.toLowerCase() === wanted
			);
		},
		byIdentity: (provider, providerUserId) =>
			find(
				({ identity }) => identity?.providerName === provider && identity.userId === providerUserId
			),
		remove(user) {
			users.delete(user.sub);
			removed.add(user.sub);
		},
		wasRemoved: (sub) => removed.has(sub)
	};
}

function userOfPerson(person: Person, defaultPassword: string): User {
	const { sub, name, email, status, enabled, groups, totp_secret: secret } = person;
	return newUser({
		sub,
		username: sub,
		attributes: {
			email: email ?? '',
			email_verified: String(status === 'CONFIRMED'),
			name,
			...person.attributes
		},
		status,
		enabled,
		password: person.password ?? defaultPassword,
		groups: [...groups],
		softwareToken: secret === null ? null : { secret, enabled: true }
	});
}

/** A profile for someone who signs up on the hosted pages. */
export function newSignUp(name: string, email: string, password: string): User {
	const sub = crypto.randomUUID();
	return newUser({
		sub,
		username: sub,
		attributes: { email, email_verified: 'false', ...(name ? { name } : {}) },
		status: 'UNCONFIRMED',
		password
	});
}
